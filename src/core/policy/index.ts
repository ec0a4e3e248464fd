// The policy language. A policy is plain data; `check` refuses what is wrong with a sentence, the printers turn it into
// notice, register, deletion concept, DPV and pictures, and `dueOf` turns the same values into instants.
// Promises: pure, no I/O, the same answer in every time zone. Refuses: a class without basis, purpose or way to erasure.
//
// Words: policy (Datenschutzerklärung) · section (Abschnitt) · promise (Zusage) · person (betroffene Person) · subject: a
// person as one section knows them, a keyed hash · data class (Datenart) · record (Datenobjekt) · stage · deadline
// (Frist): `due` and `goneBy` · hold (Aussetzung) · block (Sperrung) · seal, open, shred · journal (Protokoll) ·
// sweep (Löschlauf) · notice: must have gone out before a deadline runs · recipient (Empfänger).
export * from './archive.ts';
export * from './basis.ts';
export * from './check/index.ts';
export * from './data-class.ts';
export * from './deadline/index.ts';
export * from './due.ts';
export * from './errors.ts';
export * from './find.ts';
export type { Authority, Backups, Controller, Officer, StatutoryDuty } from './general/index.ts';
export * from './lifecycle.ts';
export * from './paragraph.ts';
export * from './policy.ts';
export * from './print/concept/concept.ts';
export * from './print/diagram/diagram.ts';
export * from './print/diff/diff.ts';
export * from './print/dpv.ts';
export * from './print/notice/index.ts';
export * from './print/register/register.ts';
export { articleInWords, basisInWords, eventInWords, timeoutInWords } from './print/words.ts';
export * from './text.ts';
