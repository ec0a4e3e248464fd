import { defineSection } from '../../core/section/index.ts';
import { requestMails, requests, requestTables } from './request/index.ts';
import { tables } from './tables.ts';

/** The code of the rights: the page “Your data”, and requests that come by other ways. */
export const rights = defineSection({
  name: 'rights',
  tables: { ...tables, ...requestTables },
  mails: (world) => [...requestMails(world)],
  requests,
});
