import { defineSection } from '../../core/section/index.ts';
import { requestMails, requests, requestTables } from './request/index.ts';
import { routes } from './routes/index.ts';
import { subject } from './subject.ts';
import { tables } from './tables.ts';
import { linkMail } from './visit/mail.ts';

/** The code of the rights: the page “Your data”, and requests that come by other ways. */
export const rights = defineSection({
  name: 'rights',
  tables: { ...tables, ...requestTables },
  mails: (world) => [linkMail(world), ...requestMails(world)],
  routes,
  assets: [new URL('./browser/your-data.css', import.meta.url)],
  subject,
  requests,
});
