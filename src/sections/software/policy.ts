// What the policy says about the online software: S53 to S74, its classes and the question after long disuse.
import type { Cookie, Notice, Paragraph } from '../../core/policy/index.ts';
import { account, attempt, content, session } from './policy/classes.ts';
import type { SoftwareOptions } from './policy/options.ts';
import { passages } from './policy/passages.ts';
import { promises } from './policy/promises.ts';

export type { SoftwareOptions } from './policy/options.ts';

/** The paragraph on the online software. */
export const software = (options: SoftwareOptions): Paragraph => ({
  section: 'software',
  title: { de: 'Online-Software', en: 'Online software' },
  promises,
  passages: passages(options),
  classes: [account(options), content(options), session(options), attempt(options)],
  recipients: [],
  cookies: [cookie],
  notices: [inquiry],
  settings: { ...options },
});

/** The question whether the software is still needed; the fact of its acceptance starts the time to answer (S68). */
const inquiry: Notice = {
  name: 'software.inquiry',
  title: { de: 'Rückfrage, ob Sie die Software weiter nutzen', en: 'Question whether you still use the software' },
};

const cookie: Cookie = {
  name: '__Host-software',
  title: { de: 'Anmeldung an der Online-Software', en: 'Sign-in to the online software' },
  kind: 'session',
  purpose: {
    de: 'hält Ihre Anmeldung an der Online-Software zusammen',
    en: 'holds your sign-in to the online software together',
  },
  ground: {
    de: '§ 25 Abs. 2 Nr. 2 TDDDG; Art. 6 Abs. 1 Buchst. f DSGVO',
    en: 'section 25(2) no. 2 TDDDG; Art. 6(1)(f) GDPR',
  },
};
