// The way back for who unsubscribed by accident, where the policy offers one: a mail to the address itself that confirms
// the end and carries a link of the kind that every confirmation has. It works once and for a limited time, GET shows and
// POST acts, and what it begins is a consent of its own with its own evidence.
// Refuses: to mail after a complaint, an objection, a bounce or an erasure, and more often than confirmation mails may leave;
// and whoever holds a forwarded newsletter gets no way back, since the mail goes to the address and nowhere else.
export { UndoAsk } from './ask.tsx';
export { undoMail } from './mail.ts';
export { openUndo, prepareUndo } from './offer.tsx';
export { words as undoWords } from './words.ts';
