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
} from '../../../core/policy/index.ts';
import type { NewsletterOptions } from './options.ts';
import { transactionalPurposes } from './transactional.ts';

/** Requested, active, proof: and erased from each of them. */
export const subscriptionLifecycle = (options: NewsletterOptions): Lifecycle => ({
  first: 'requested',
  facts: { lastMail: { de: 'der letzten E-Mail', en: 'the last mail' } },
  stages: {
    requested: {
      title: { de: 'angemeldet, nicht bestätigt', en: 'requested, not confirmed' },
      purposes: ['newsletter.confirmation'],
      on: {
        confirmed: 'active',
        imported: 'active',
        importUndone: erased,
        redundant: erased,
        withdrawn: erased,
        bounced: erased,
        complained: erased,
        [erasureDemanded]: erased,
      },
      after: after(options.unconfirmed, { to: erased, rule: 'S37' }),
    },
    active: {
      title: { de: 'abonniert', en: 'subscribed' },
      purposes: ['newsletter.sending', 'newsletter.proof', ...transactionalPurposes(options)],
      on: {
        importUndone: erased,
        unsubscribed: 'proof',
        complained: 'proof',
        bounced: 'proof',
        [objected]: 'proof',
        [erasureDemanded]: 'proof',
        [restrictionDemanded]: 'restricted',
      },
    },
    restricted: {
      title: { de: 'eingeschränkt', en: 'restricted' },
      kind: 'restricted',
      purposes: ['newsletter.proof'],
      on: {
        [restrictionLifted]: previous,
        unsubscribed: 'proof',
        complained: 'proof',
        bounced: 'proof',
        [objected]: 'proof',
        [erasureDemanded]: 'proof',
      },
    },
    proof: {
      title: { de: 'beendet, nur noch Nachweis', en: 'ended, proof only' },
      purposes: ['newsletter.proof'],
      // `lapsed`: claims about the last mail had already lapsed when the subscription ended, so nothing is left to prove.
      on: { lapsed: erased },
      after: earliestOf(
        [
          [options.proof, since],
          [options.lastMail, 'lastMail'],
        ],
        { to: erased, rule: 'S50' },
      ),
      refusesErasure: {
        article: 'Art. 17(3)(e)',
        because: {
          de: 'Wir müssen nachweisen können, dass die Einwilligung erteilt war. Die Adresse ist für den Versand unlesbar und wird nur für diesen Nachweis aufbewahrt.',
          en: 'We must be able to prove that consent had been given. The address cannot be read for sending any more and is kept for this proof alone.',
        },
      },
    },
  },
});
