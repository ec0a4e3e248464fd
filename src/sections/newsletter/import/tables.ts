import type { Table } from '../../../core/section/index.ts';

const importClass = 'newsletter.import';

/** Every column of the imports and the datum of the policy that it holds. */
export const importTables: Readonly<Record<string, Table>> = {
  'newsletter.import': {
    class: importClass,
    personal: { content: 'origin', uploaded_at: 'times', started_at: 'times', ended_at: 'times' },
    impersonal: ['record', 'lines', 'read', 'active', 'asked', 'known', 'refused', 'undone', 'uploaded_by'],
  },
  'newsletter.import_piece': {
    class: importClass,
    personal: { lines: 'rows' },
    impersonal: ['import', 'number', 'taken_at', 'kept', 'refused_lines', 'refused_reasons'],
    words: { refused_reasons: 'our codes of what is wrong with a line' },
  },
};
