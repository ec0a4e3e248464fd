import { defineSection } from '../../core/section/index.ts';
import { contactMail, formRoutes } from './form/index.ts';
import { reviewFigures, reviewsMail, reviewWork } from './review/index.ts';
import { tables } from './tables.ts';

/** The mailbox that people write to: found, reviewed, answered, blocked and erased where it lies. */
export const contact = defineSection({
  name: 'contact',
  tables,
  mails: (world) => [contactMail(world), reviewsMail(world)],
  routes: formRoutes,
  figures: reviewFigures,
  work: reviewWork,
});
