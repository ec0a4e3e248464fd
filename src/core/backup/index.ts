// Backup and restore: copies of the data without keys, copies of the keys apart and short-lived, and the way back.
// Promises: a copy is whole or does not count; a restored database is free for use only after every erasure, withdrawal,
// restriction and hold since the backup was done again; copies whose life is over are removed; drills prove all of it.
// Refuses: to take a copy whose life the policy does not set, to restore over data, and to believe a changed copy.

export { copiesIn, type Found } from './copy/folder.ts';
export { endOfCopy, foldersOfCopies, type Lives, noLife, type Removed, removeOver } from './copy/life.ts';
export type { DataManifest, KeysManifest, Manifest } from './copy/manifest.ts';
export { type After, type Before, examineAfter, examineBefore } from './drill/examine.ts';
export { copiesOverdue, type LastBackup, type LastDrill, lastBackup, lastDrill } from './drill/last.ts';
export { type DrillReport, noteDrill } from './drill/report.ts';
export { type Scratch, scratchDatabase } from './drill/scratch.ts';
export type { Told } from './dump/data.ts';
export { type Backup, noteCopy, type Taken, takeBackup } from './dump/take.ts';
export { BackupError } from './errors.ts';
export { copiedBeforeAnswer } from './journal/answer.ts';
export { lineOfVersion } from './journal/beside.ts';
export { copyFolder, putAside, removeDays } from './journal/copy.ts';
export { type Follower, follower } from './journal/follow.ts';
export { cutsOf, noteHeadAnew } from './journal/head.ts';
export { readJournals, type Tail, tailAfter } from './journal/tail.ts';
export { type Chosen, chooseCopies, type Wanted } from './load/choose.ts';
export { refuseUnfinished } from './load/empty.ts';
export { type Load, loadBackup } from './load/load.ts';
export { notesBeside, notesLost } from './notes.ts';
export type { Carrying, Restorable } from './restorable.ts';
export { type Revival, type Revived, revive } from './revive.ts';
export { secrecyBeside } from './secrecy.ts';
