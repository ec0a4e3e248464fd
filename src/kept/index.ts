// The public page that says of each promise how it is kept, when that was last checked, and what is still open.
// Promises: no person can be seen on it or singled out by its numbers; a visit costs index probes at the most, and most visits cost nothing.
// Refuses: to call a promise kept that nothing keeps, and to say how many where they are few.
export { keptAssets } from './assets.ts';
export { type KeptOptions, keptRoutes } from './routes.tsx';
export * from './standing.ts';
