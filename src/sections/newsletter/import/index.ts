// Subscriptions from another system: read from a file, checked, declared, taken in with their proof, and undone if need be.
// Promises: only a complete double opt-in becomes a subscription; the same file twice changes nothing; a crash loses nothing;
// the file is gone once it is taken in.
// Refuses: to bring back who ended or objected, and to ask the unproven where nobody declares that this is allowed.
export type { Declaration } from './declaration.ts';
export { importPlace, importRoutes, importUploads } from './routes.tsx';
export { runImports } from './run.ts';
export { startImport } from './start.ts';
export { questionMail } from './take/question.ts';
export { undoImport } from './undo.ts';
export { dismiss, upload } from './upload.ts';
