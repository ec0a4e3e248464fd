import type { Table } from '../../../../core/section/index.ts';

export const exportRequestClass = 'newsletter.export';

export const exportTables: Readonly<Record<string, Table>> = {
  'newsletter.export': {
    class: exportRequestClass,
    personal: { asked_at: 'times', approved_at: 'times' },
    impersonal: ['record', 'content', 'list', 'format', 'reason', 'persons', 'asked_by', 'approver'],
    words: { list: 'a list of the policy', reason: 'one of our reasons' },
  },
};
