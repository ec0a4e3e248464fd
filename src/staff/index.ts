// The operator's workbench: sign-in, promise board, one person's rights, holds, outbox, the clock of a simulation.
// Promises: nobody gets in but by a one-time link or a passkey; every page works without script, passkeys excepted; what is
// done here stands in the journal.
// Refuses: to know any section (they are handed over), and to show what users of the software entered (S65).

export { firstInvitation, type Invitation, inviteStaff } from './account/invite.ts';
export { type Role, roles } from './account/queries.ts';
export { staffAssets, staffSheets } from './assets.ts';
export type { Channel, StaffDependencies, Withdrawn } from './dependencies.ts';
export { resetFactors } from './factor/reset.ts';
export { openPromises } from './open-promises.ts';
export type { ProviderSettings } from './provider/provider.ts';
export { staffRoutes } from './routes.ts';
export { staff } from './section.ts';
