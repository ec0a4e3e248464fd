// Programs at the sign-up form, kept off without anybody else's help: no script, picture or verdict of a third party (S7).
// Promises: a person without script signs up like everybody; a browser that works a moment has more room; nothing of it is
// stored, here or there; a program that is found out is answered like everybody and leaves nothing.
// Refuses: a solution for another address, from another server, or from too long ago.
export { Trap, trapped } from './trap.tsx';
export { hasWorked, workAssets, workRoutes } from './work.ts';
