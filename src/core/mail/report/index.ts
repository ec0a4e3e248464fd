// Reports: what comes back of mails that left. Pure: octets in, facts out.
// Promises: bounces by the standard and in the words of the usual programs, complaints and answers of machines are told
// apart; an address that we signed is read back, whatever case it comes in; nothing makes the reader throw or run on.
// Refuses: to believe an unsigned address, and to call an address dead where a server only did not want our mail.
export { longestMail } from './mime.ts';
export { readReport } from './read.ts';
export type { Action, Bounce, Complaint, Outcome, Report } from './report.ts';
export { type Verdict, verdictOf, verdictOnOutcome } from './verdict.ts';
export { campaignTail, type Returned, readVerp, verpAddress } from './verp.ts';
