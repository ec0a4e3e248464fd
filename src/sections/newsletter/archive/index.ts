// The public archive: issues that were sent and that staff have marked as public, as pages and as a feed.
// Promises: the same page for everybody; no address, no field of a person, nothing loaded from elsewhere.
// Refuses: drafts, issues under way, and what nobody has marked.
export { hasArchive } from './read.ts';
export { archiveRoutes } from './routes.tsx';

export const archiveAssets: readonly URL[] = [new URL('./browser/archive.css', import.meta.url)];
