import type { Table } from '../../core/section/index.ts';
import { formTables } from './form/tables.ts';
import { reviewTables } from './review/tables.ts';

const conversation = 'contact.conversation';

/** Every column and the datum of the policy that it holds. */
export const tables: Readonly<Record<string, Table>> = {
  'contact.account': { personal: {}, impersonal: ['name', 'looks', 'looked_at', 'messages', 'known', 'problem'] },
  'contact.folder': {
    personal: {},
    impersonal: ['id', 'account', 'path_hash', 'validity', 'next_uid', 'messages', 'modseq'],
    words: { account: 'a hash of a mailbox of ours' },
  },
  'contact.conversation': {
    class: conversation,
    personal: {
      counterpart: 'email',
      topic_hash: 'subject',
      first_at: 'message',
      last_at: 'message',
      last_inbound: 'message',
      automatic: 'message',
      withdrawn_at: 'note',
    },
    impersonal: ['record', 'account', 'emptied_in'],
    words: { account: 'a hash of a mailbox of ours' },
  },
  'contact.reference': { class: conversation, personal: { id_hash: 'message' }, impersonal: ['record'] },
  'contact.message': {
    class: conversation,
    personal: { identity: 'message', at: 'message', inbound: 'message', automatic: 'message' },
    impersonal: ['id', 'record', 'folder', 'uid', 'size'],
  },
  // Keyed hashes and numbers of what is about to leave: they lead to nobody once the message is gone.
  'contact.erasure': {
    personal: {},
    impersonal: [
      'id',
      'record',
      'account',
      'folder',
      'uid',
      'identity',
      'size',
      'at',
      'ordered_at',
      'gone_by',
      'gone_in',
      'attempts',
      'problem',
    ],
    words: { account: 'a hash of a mailbox of ours' },
  },
  'contact.review': {
    class: conversation,
    personal: { ground: 'note', reason: 'note', at: 'note', next_on: 'note' },
    impersonal: ['id', 'record'],
  },
  ...formTables,
  ...reviewTables,
};
