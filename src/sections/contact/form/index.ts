// The form on the website: what somebody writes goes to the mailbox as an e-mail and is handled there like every other.
// Promises: it works without script and cookies; of what was written nothing stays here once the mail server has it; it
// leads nowhere but to the mailbox (S24).
// Refuses: header breaks in what becomes a header, more messages than the policy allows, and an acknowledgement: whose
// address was typed is not known, so a receipt would let anybody send mail to anybody (mail bombing).
export { contactMail } from './mail.ts';
export { formRoutes } from './routes.tsx';
export { type Stuck, stuckMessages, tryAgain } from './stuck.ts';
export { formFields } from './subject.ts';
