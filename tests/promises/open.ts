// One list for the tests and the promise board: a promise is open for both or for neither.
export { openPromises as open } from '../../src/staff/open-promises.ts';
