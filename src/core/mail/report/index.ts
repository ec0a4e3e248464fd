// Reports: what comes back of mails that left. Pure: text in, facts out.
// Promises: an address that we signed is read back, whatever case it comes in. Refuses: to believe an unsigned one.
export { campaignTail, type Returned, readVerp, verpAddress } from './verp.ts';
