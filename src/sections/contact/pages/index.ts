// The pages of the mailbox in the staff area: the list, one conversation with its review, and the dry run.
// Promises: what was written is shown as plain text, read at that moment; every step says beforehand what it does; an
// address stands in no address line.
// Refuses: to show what a stage locks, and to load anything that a mail names.
import type { StaffDesk, StaffPlace, World } from '../../../core/section/index.ts';
import { conversationRoutes } from './conversation/routes.tsx';
import { listRoutes } from './list/routes.tsx';
import { contactPath } from './paths.ts';
import { planRoutes } from './plan/routes.tsx';
import { words } from './words.ts';

export { contactDeeds } from './deeds.ts';
export { contactAssets } from './paths.ts';

export const contactPlace: StaffPlace = { path: contactPath, label: words.title, right: 'persons' };

/** Forms that only ask. */
export const contactQuestions: readonly string[] = [`${contactPath}/search`];

export function contactRoutes(desk: StaffDesk, world: World): void {
  listRoutes(desk, world);
  planRoutes(desk, world);
  conversationRoutes(desk, world);
}
