// What is handed out: lists, proofs and figures, as a table or as JSON, page by page.
// Promises: every person who leaves stands in the journal before they do, with the reason; no cell is a formula.
// Refuses: persons without a reason and without the right to them, many of them without a second pair of eyes, and what a
// record's stage does not open for.
export { exportApprovalMail, exportTables, permit } from './approval/index.ts';
export { csvLine } from './csv.ts';
export { disclosedPersons } from './persons.ts';
export { reasonNames } from './reason.ts';
export { exportPlace, exportRoutes } from './routes.tsx';
export { formats, personsAs, statisticsAs, typeOf } from './stream.ts';
