import type { Table } from '../../../core/section/index.ts';

export const formTables: Readonly<Record<string, Table>> = {
  'contact.form_message': {
    class: 'contact.form',
    personal: { mail: 'mail', network: 'network' },
    impersonal: ['record', 'language', 'posted_at'],
  },
};
