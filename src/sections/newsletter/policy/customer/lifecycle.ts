import {
  after,
  earliestOf,
  erased,
  erasureDemanded,
  type Lifecycle,
  objected,
  previous,
  restrictionDemanded,
  restrictionLifted,
  since,
} from '../../../../core/policy/index.ts';
import type { NewsletterOptions } from '../options.ts';
import type { CustomerOptions } from './options.ts';

/** However somebody says that they want no advertising, it is an objection, and it is remembered (Art. 21(3) GDPR). */
const objections = {
  unsubscribed: 'objected',
  complained: 'objected',
  [objected]: 'objected',
  [erasureDemanded]: 'objected',
} as const;

/** Incomplete, active, ended: by an objection that is remembered, or by time, of which only the proof stays. */
export const customerLifecycle = (
  { proof, lastMail }: NewsletterOptions,
  { incomplete, sale, objection }: CustomerOptions,
): Lifecycle => ({
  first: 'incomplete',
  facts: {
    lastSale: { de: 'dem letzten Kauf', en: 'the last sale' },
    lastMail: { de: 'der letzten E-Mail', en: 'the last mail' },
    'objected.since': { de: 'dem Widerspruch', en: 'the objection' },
  },
  events: {
    completed: { de: 'Vorliegen aller vier Voraussetzungen', en: 'presence of all four conditions' },
    discarded: { de: 'Verwerfen eines falschen Eintrags', en: 'discarding a wrong entry' },
    unsubscribed: { de: 'Widerspruch über den Link in der E-Mail', en: 'objection by the link in the mail' },
    complained: { de: 'Beschwerde beim Mailanbieter', en: 'complaint to the mail provider' },
    bounced: { de: 'Adresse nicht mehr erreichbar', en: 'address that cannot be reached any more' },
  },
  stages: {
    incomplete: {
      title: { de: 'unvollständig, keine Werbung', en: 'incomplete, no advertising' },
      purposes: ['newsletter.customer-check'],
      on: { completed: 'active', discarded: erased, bounced: erased, ...objections },
      after: after(incomplete, { to: erased, rule: 'S43' }),
    },
    active: {
      title: { de: 'Werbung erlaubt', en: 'advertising permitted' },
      purposes: ['newsletter.advertising', 'newsletter.customer-check', 'newsletter.customer-proof'],
      on: { discarded: erased, bounced: 'proof', [restrictionDemanded]: 'restricted', ...objections },
      after: after(sale, { from: 'lastSale', to: 'proof', rule: 'S43' }),
    },
    restricted: {
      title: { de: 'eingeschränkt', en: 'restricted' },
      kind: 'restricted',
      purposes: ['newsletter.customer-proof'],
      on: { [restrictionLifted]: previous, bounced: 'proof', ...objections },
    },
    objected: {
      title: { de: 'widersprochen, keine Werbung mehr', en: 'objected, no advertising any more' },
      purposes: ['newsletter.objection', 'newsletter.customer-proof'],
      after: after(objection, { to: erased, rule: 'S43' }),
      refusesErasure: {
        article: 'Art. 17(3)(b)',
        because: {
          de: 'Damit wir Ihnen nicht wieder Werbung senden, müssen wir uns merken, dass Sie keine wollen (Art. 21 Abs. 3 DSGVO). Die Adresse ist für Werbung unlesbar; aufbewahrt wird sie nur dafür und für den Nachweis, dass frühere Werbung erlaubt war (Art. 17 Abs. 3 Buchst. e DSGVO).',
          en: 'So that we do not send you advertising again we must remember that you want none (Art. 21(3) GDPR). The address cannot be read for advertising; it is kept for that alone, and to prove that earlier advertising was permitted (Art. 17(3)(e) GDPR).',
        },
      },
    },
    proof: {
      title: { de: 'beendet, nur noch Nachweis', en: 'ended, proof only' },
      purposes: ['newsletter.customer-proof'],
      // `lapsed`: nothing was ever sent, or claims about it had lapsed before, so nothing is left to prove.
      on: { lapsed: erased, [objected]: 'objected', unsubscribed: 'objected', complained: 'objected' },
      after: earliestOf(
        [
          [proof, since],
          [lastMail, 'lastMail'],
        ],
        { to: erased, rule: 'S43' },
      ),
      refusesErasure: {
        article: 'Art. 17(3)(e)',
        because: {
          de: 'Wir müssen nachweisen können, dass die Werbung erlaubt war. Die Adresse ist für den Versand unlesbar und wird nur für diesen Nachweis aufbewahrt.',
          en: 'We must be able to prove that the advertising was permitted. The address cannot be read for sending any more and is kept for this proof alone.',
        },
      },
    },
  },
});
