import type { Table } from '../../../core/section/index.ts';

export const reviewTables: Readonly<Record<string, Table>> = {
  'contact.ground': {
    class: 'contact.conversation',
    personal: { ground: 'note', reason: 'note', at: 'note' },
    impersonal: ['id', 'record'],
  },
  'contact.last_review': { personal: {}, impersonal: ['single', 'at'] },
  'contact.reminder': { personal: {}, impersonal: ['at', 'open', 'late', 'sent'] },
};
