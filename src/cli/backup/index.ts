// What the commands of backup, restore and keys do, once they know with which settings.
// Promises: a backup leaves a copy whole or none; a restore gives a database free only when nothing undone is left in it.
export { prepareRotation, rotateMasterKey } from '../../core/vault/index.ts';
export { openApart } from './apart.ts';
export { drill } from './drill.ts';
export { restore } from './restore.ts';
export { backUp } from './take.ts';
export * from './words.ts';
