import { after, type DataClass, erased, erasureDemanded, legitimateInterest } from '../../../core/policy/index.ts';
import type { NewsletterOptions } from './options.ts';

/** Who was sent one issue, and what the mail servers said to it. */
export function deliveryClass({ campaigns, recipients }: NewsletterOptions): DataClass {
  return {
    name: 'newsletter.delivery',
    title: { de: 'Zustellung einer Ausgabe', en: 'Delivery of an issue' },
    persons: { de: 'Abonnentinnen und Abonnenten', en: 'Subscribers' },
    basis,
    data: [
      {
        name: 'state',
        title: {
          de: 'Ob und wann eine Ausgabe angenommen oder abgewiesen wurde',
          en: 'Whether and when an issue was accepted or refused',
        },
      },
    ],
    purposes: [
      {
        name: 'newsletter.delivery',
        title: {
          de: 'Jede Ausgabe genau einmal zustellen und Unzustellbares erkennen',
          en: 'Deliver each issue once and find what cannot be delivered',
        },
      },
    ],
    source: { de: 'aus den Antworten der Mailserver', en: 'from the replies of the mail servers' },
    provision: { de: 'entsteht mit dem Versand', en: 'comes with the sending' },
    recipients,
    sealed: false,
    lifecycle: {
      first: 'kept',
      stages: {
        kept: {
          title: { de: 'aufbewahrt', en: 'kept' },
          purposes: ['newsletter.delivery'],
          on: { [erasureDemanded]: erased },
          after: after(campaigns.recipients, { to: erased, rule: 'S83' }),
        },
      },
    },
  };
}

const basis = legitimateInterest({
  de: 'sicherer Versand, der niemanden auslässt und niemandem dieselbe Ausgabe zweimal schickt',
  en: 'secure sending that leaves nobody out and sends nobody the same issue twice',
});
