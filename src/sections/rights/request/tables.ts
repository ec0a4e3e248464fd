import type { Table } from '../../../core/section/index.ts';

const request = 'rights.request';

/** Every column of a request and the datum of the policy that it holds. */
export const requestTables: Readonly<Record<string, Table>> = {
  'rights.request': {
    class: request,
    personal: {
      email: 'email',
      name: 'name',
      text: 'request',
      received_at: 'times',
      extended_at: 'times',
      extension: 'answer',
      outcome: 'answer',
      answer: 'answer',
      answered_by: 'answer',
      answered_at: 'times',
      undelivered_at: 'times',
      reminded_at: 'times',
    },
    impersonal: ['record', 'channel', 'kinds', 'language', 'undelivered'],
  },
  'rights.request_entry': {
    class: request,
    personal: { at: 'times', text: 'request' },
    impersonal: ['number', 'request', 'what', 'by_whom'],
  },
  'rights.request_recipient': {
    class: request,
    personal: { reason: 'request', listed_at: 'times', settled_at: 'times' },
    impersonal: ['request', 'recipient', 'deed', 'state'],
  },
  'rights.request_address': {
    class: request,
    personal: { email: 'email', asked_at: 'times', proved_at: 'times' },
    impersonal: ['request', 'token_hash'],
  },
  'rights.request_challenge': {
    class: request,
    personal: { asked_at: 'times', proved_at: 'times' },
    impersonal: ['request', 'token_hash'],
  },
};
