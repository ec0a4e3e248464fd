// The desk: the staff area as sections see it. Promises: no page of a section without a sign-in and the right for it.
export { staffDesk } from './desk.tsx';
export { forKeepers, forReaders } from './keepers.ts';
