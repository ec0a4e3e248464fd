import { defineSection } from '../../core/section/index.ts';
import { conversationClass, lastReview } from './conversation/index.ts';
import { contactFigures, orderErasure } from './erasure/index.ts';
import { contactMail, formRoutes } from './form/index.ts';
import { accountNames, compareAll, contactWork } from './mailbox/index.ts';
import { contactAssets, contactDeeds, contactPlace, contactQuestions, contactRoutes } from './pages/index.ts';
import { locked, reviewFigures, reviewsMail, reviewWork } from './review/index.ts';
import { subject } from './subject.ts';
import { tables } from './tables.ts';

/** The mailbox that people write to: found, reviewed, answered, blocked and erased where it lies. */
export const contact = defineSection({
  name: 'contact',
  tables,
  mails: (world) => [contactMail(world), reviewsMail(world)],
  routes: formRoutes,
  staffRoutes: contactRoutes,
  staffPlaces: [contactPlace],
  staffDeeds: contactDeeds,
  staffQuestions: contactQuestions,
  assets: contactAssets,
  entered: (world) => ({ [`${conversationClass}/unneeded`]: locked(world) }),
  restored: compareAll,
  erasing: () => ({ [conversationClass]: orderErasure }),
  lastReview,
  figures: (world) => [...contactFigures(world, accountNames(world)), ...reviewFigures(world)],
  work: (world) => [...contactWork(world), ...reviewWork(world)],
  subject,
});
