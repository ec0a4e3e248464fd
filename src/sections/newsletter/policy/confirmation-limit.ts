import { after, type DataClass, erased, erasureDemanded, legitimateInterest } from '../../../core/policy/index.ts';
import type { NewsletterOptions } from './options.ts';

/** One record for each confirmation mail sent: a keyed hash that is counted and nothing else. */
export function confirmationLimitClass({ confirmations, recipients }: NewsletterOptions): DataClass {
  return {
    name: 'newsletter.confirmation-limit',
    title: { de: 'Zähler der Bestätigungsmails', en: 'Count of confirmation mails' },
    persons: {
      de: 'Personen, an deren Adresse eine Bestätigungsmail ging',
      en: 'Persons whose address was sent a confirmation mail',
    },
    basis: limitBasis,
    data: [
      {
        name: 'address-hash',
        title: { de: 'Schlüsselhash der E-Mail-Adresse', en: 'Keyed hash of the e-mail address' },
      },
    ],
    purposes: [
      {
        name: 'newsletter.limits',
        title: { de: 'Zahl der Bestätigungsmails begrenzen', en: 'Limit the number of confirmation mails' },
      },
    ],
    source: { de: 'aus der Anmeldung zum Newsletter', en: 'from the sign-up for the newsletter' },
    provision: { de: 'entsteht mit der Anmeldung', en: 'comes with the sign-up' },
    recipients,
    sealed: false,
    lifecycle: {
      first: 'counted',
      stages: {
        counted: {
          title: { de: 'gezählt', en: 'counted' },
          purposes: ['newsletter.limits'],
          after: after(confirmations.counted, { to: erased, rule: 'newsletter.confirmation-limit' }),
          on: { [erasureDemanded]: erased },
        },
      },
    },
  };
}

const limitBasis = legitimateInterest({
  de: 'niemand soll über unser Formular mit Bestätigungsmails überhäuft werden',
  en: 'nobody shall be flooded with confirmation mails through our form',
});
