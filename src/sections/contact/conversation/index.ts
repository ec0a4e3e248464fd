// Conversations: what is written with one person under one heading, from its first message to its erasure.
// Promises: every list and every deed goes by the record; what was written is read in the mailbox at the moment it is
// asked for, for a purpose that the stage names; nothing of it is kept here.
// Refuses: to show a blocked letter for daily work, and to keep what nobody gave a ground and a reason for.
export * from './contract.ts';
export {
  becameDeal,
  type Judged,
  keepConversation,
  lastReview,
  notNeeded,
  reviewsOf,
  withdrawConsent,
} from './judge.ts';
export { conversationById, conversations } from './queries.ts';
export { counterpartOf, headingsOf, longestText, messagesOf } from './read.ts';
