import type { Table } from '../../../../core/section/index.ts';
import { campaignClass } from '../queries.ts';

/** What the desk notes about issues beside the issues themselves. */
export const deskTables: Readonly<Record<string, Table>> = {
  'newsletter.approval_request': {
    class: campaignClass,
    personal: { asked_at: 'times' },
    impersonal: ['campaign', 'version', 'asked_by'],
  },
  'newsletter.publication': {
    class: campaignClass,
    personal: { published_at: 'times' },
    impersonal: ['campaign'],
  },
  'newsletter.picture': { class: campaignClass, personal: { content: 'content' }, impersonal: ['campaign', 'file'] },
};
