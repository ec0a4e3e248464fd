import type { Table } from '../../core/section/index.ts';
import { tokenTables } from './api/tables.ts';
import { bounceTables } from './bounce/tables.ts';
import { deskTables } from './campaign/routes/tables.ts';
import { campaignTables } from './campaign/tables.ts';
import { customerTables } from './customer/record/tables.ts';
import { exportTables } from './export/index.ts';
import { importTables } from './import/tables.ts';
import { subscriptionClass } from './queries.ts';
import { sendingTables } from './sending/tables.ts';

/** Every column and the datum of the policy that it holds. */
export const tables: Readonly<Record<string, Table>> = {
  'newsletter.subscription': {
    class: subscriptionClass,
    personal: {
      email: 'email',
      requested_at: 'times',
      requested_ip: 'requested-ip',
      network: 'network',
      mail_sent_at: 'mail-evidence',
      mail_id: 'mail-evidence',
      mail_reply: 'mail-evidence',
      mail_source_hash: 'mail-evidence',
      confirmed_at: 'times',
      confirmed_ip: 'confirmed-ip',
      ended_at: 'times',
      end_channel: 'end-evidence',
      end_evidence: 'end-evidence',
      import_evidence: 'import-evidence',
    },
    impersonal: [
      'record',
      'list',
      'language',
      'policy',
      'consent_wording',
      'form_wording',
      'mail_wording',
      'counted_at',
      'import',
      'came_by',
      'moves',
    ],
    words: {
      consent_wording: 'a hash of our words',
      form_wording: 'a hash of our words',
      mail_wording: 'a hash of our words',
    },
  },
  'newsletter.confirmation': {
    class: subscriptionClass,
    personal: {},
    impersonal: ['token_hash', 'record', 'expires_at'],
  },
  ...customerTables,
  ...campaignTables,
  ...bounceTables,
  ...deskTables,
  ...sendingTables,
  ...importTables,
  ...exportTables,
  ...tokenTables,
  'newsletter.wording': {
    personal: {},
    impersonal: ['hash', 'kind', 'language', 'text', 'first_used'],
    words: { text: 'our words to everybody, the same for all' },
  },
};
