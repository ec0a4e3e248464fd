import { defineSection } from '../../core/section/index.ts';
import { tables } from './tables.ts';

/** The mailbox that people write to: found, reviewed, answered, blocked and erased where it lies. */
export const contact = defineSection({
  name: 'contact',
  tables,
  // routes, staffRoutes, staffPlaces, staffDeeds and mails of the pages stand here.
});
