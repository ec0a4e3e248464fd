import type { Table } from '../../core/section/index.ts';
import { visitClass } from './visit/queries.ts';

/** Every column and the datum of the policy that it holds. */
export const tables: Readonly<Record<string, Table>> = {
  'rights.visit': {
    class: visitClass,
    personal: { email: 'email', link_hash: 'token', visit_hash: 'token', network: 'network', told: 'told' },
    impersonal: ['record', 'language', 'asked_at', 'opened_at'],
    // A link that was mailed before a restore leads nowhere after it; the next one is a form away.
    backup: false,
  },
};
