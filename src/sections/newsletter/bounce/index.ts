export { noteRefusals, type Refusal } from './refusal.ts';
export { type Reported, takeReport } from './take.ts';
export { bounceWork } from './watch.ts';
export { longestPost, mailPath, webhookRoutes } from './webhook.ts';
