export { reportDeeds, reportPlace, reportRoutes } from './desk/routes.tsx';
export { bounceFigures } from './figures.ts';
export { type Reported, takeReport } from './take.ts';
export { bounceWork } from './watch.ts';
export { longestPost, mailPath, webhookRoutes } from './webhook.ts';
