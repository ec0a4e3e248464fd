// What the policy says about your rights: S75 to S82, and the classes of requests and visits.
import type { Cookie, Paragraph } from '../../core/policy/index.ts';
import { request, visit } from './policy/classes.ts';
import type { RightsOptions } from './policy/options.ts';
import { passages, promises } from './policy/passages.ts';

export { type Limit, type RightsOptions, rightsSettings } from './policy/options.ts';

/** The paragraph on the rights of the persons concerned. */
export const rights = (options: RightsOptions): Paragraph => ({
  section: 'rights',
  title: { de: 'Ihre Rechte', en: 'Your rights' },
  promises,
  passages: passages(options),
  classes: [request(options), visit(options)],
  recipients: [],
  cookies: [cookie],
  notices: [],
  settings: {
    answer: options.answer,
    extended: options.extended,
    proof: options.proof,
    link: options.link,
    visit: options.visit,
    cleared: options.cleared,
    links: options.links,
    messages: options.messages,
    remind: options.remind,
    networks: options.networks,
  },
});

const cookie: Cookie = {
  name: '__Host-rights',
  title: { de: 'Zugang zu Ihren Daten', en: 'Access to your data' },
  kind: 'session',
  purpose: {
    de: 'hält den Zugang zur Seite „Ihre Daten“ zusammen',
    en: 'holds the access to the page “Your data” together',
  },
  ground: {
    de: '§ 25 Abs. 2 Nr. 2 TDDDG; Art. 6 Abs. 1 Buchst. c DSGVO',
    en: 'section 25(2) no. 2 TDDDG; Art. 6(1)(c) GDPR',
  },
};
