import { defineSection } from '../../core/section/index.ts';
import {
  caseAssets,
  identityRoutes,
  lateMail,
  nearMail,
  nearWork,
  remindOfLate,
  requestDeeds,
  requestFigures,
  requestPlace,
  requestQuestions,
  requestRoutes,
  undeliveredMail,
} from './cases/index.ts';
import { requestClass, requestMails, requests, requestTables } from './request/index.ts';
import { routes } from './routes/index.ts';
import { subject } from './subject.ts';
import { tables } from './tables.ts';
import { linkMail } from './visit/mail.ts';

/** The code of the rights: the page “Your data”, and requests that come by other ways. */
export const rights = defineSection({
  name: 'rights',
  tables: { ...tables, ...requestTables },
  mails: (world) => [linkMail(world), ...requestMails(world), lateMail(world), undeliveredMail(world), nearMail(world)],
  entered: (world) => ({ [`${requestClass}/late`]: (tx, ids, act) => remindOfLate(world(), tx, ids, act) }),
  routes: (web, world) => {
    routes(web, world);
    identityRoutes(web, world);
  },
  assets: [new URL('./browser/your-data.css', import.meta.url), ...caseAssets],
  subject,
  requests,
  staffRoutes: requestRoutes,
  staffPlaces: [requestPlace],
  staffDeeds: requestDeeds,
  staffQuestions: requestQuestions,
  work: nearWork,
  figures: requestFigures,
});
