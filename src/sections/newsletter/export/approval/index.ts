// Four eyes on exports: above the size that the policy sets, persons leave only after somebody else has approved it.
// Promises: one approval is for one file of what was asked, works until it was fetched or its time is over, and each step
// stands in the journal. Programs are held to it as well.
// Refuses: who asked to approve, who did not ask to fetch, and an export that was asked for otherwise.
export { exportApprovalMail } from './mail.ts';
export { permit } from './permit.ts';
export { openRequests } from './queries.ts';
export { askExport } from './request.ts';
export { exportTables } from './tables.ts';
