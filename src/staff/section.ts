import { defineSection } from '../core/section/index.ts';
import { signInMail } from './account/mail.ts';
import { members } from './account/members.ts';
import { factorMail } from './factor/mail.ts';
import { subject } from './subject.ts';
import { tables } from './tables.ts';

/** The staff area as the other sections see it; its routes need more than a section's and are laid by `staffRoutes`. */
export const staff = defineSection({
  name: 'staff',
  tables,
  mails: (world) => [signInMail(world), factorMail(world)],
  members,
  subject,
});
