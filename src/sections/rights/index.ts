// Your rights (S75 to S82): the page “Your data”, and the requests that reach us by any other way.
// Promises: who shows that an address is theirs sees everything held about it, why and until when, and acts on it at once
// as far as the law needs nobody's judgement; the first answer is the same for every address.
// Refuses: to show one person's data to another, to change anything on GET, to keep a link or a visit longer than said.
export { type Copied, copyOfAddress } from './copy/index.ts';
export { rights } from './section.ts';
