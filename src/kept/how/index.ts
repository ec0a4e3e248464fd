// How each promise is kept: one sentence a promise, in German and English, for those it is made to.
// Promises: a promise that is not open has a sentence here; a test holds both lists together.
// Refuses: to say anything of a promise that nothing keeps yet.
import { access } from './access.ts';
import { contact } from './contact.ts';
import { general } from './general.ts';
import { newsletter } from './newsletter.ts';
import { rights } from './rights.ts';
import type { Ways } from './ways.ts';
import { website } from './website.ts';

export const ways: Ways = { ...general, ...website, ...access, ...contact, ...newsletter, ...rights };
