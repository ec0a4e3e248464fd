import {
  after,
  type DataClass,
  earliestOf,
  erased,
  erasureDemanded,
  type LegalBasis,
  legitimateInterest,
  objected,
  previous,
  restrictionDemanded,
  restrictionLifted,
  since,
} from '../../../core/policy/index.ts';
import type { NewsletterOptions } from './options.ts';

const proofBasis = legitimateInterest({
  de: 'sicherer Versand und Nachweis, dass die Einwilligung erteilt war (Art. 7 Abs. 1 DSGVO)',
  en: 'secure sending, and proof that consent had been given (Art. 7(1) GDPR)',
});

const limitBasis = legitimateInterest({
  de: 'niemand soll über unser Formular mit Bestätigungsmails überhäuft werden',
  en: 'nobody shall be flooded with confirmation mails through our form',
});

/** A subscription from the request to the end of its proof. */
export function subscriptionClass(options: NewsletterOptions, basis: LegalBasis): DataClass {
  return {
    name: 'newsletter.subscription',
    title: { de: 'Newsletter-Abonnement', en: 'Newsletter subscription' },
    persons: { de: 'Abonnentinnen und Abonnenten', en: 'Subscribers' },
    basis,
    data: [
      { name: 'email', title: { de: 'E-Mail-Adresse', en: 'E-mail address' } },
      {
        name: 'times',
        title: {
          de: 'Zeit der Anmeldung, der Bestätigung und der Abmeldung',
          en: 'Times of sign-up, confirmation and unsubscribing',
        },
      },
      { name: 'requested-ip', title: { de: 'IP-Adresse bei der Anmeldung', en: 'IP address at sign-up' } },
      { name: 'confirmed-ip', title: { de: 'IP-Adresse bei der Bestätigung', en: 'IP address at confirmation' } },
      {
        name: 'mail-evidence',
        title: {
          de: 'Kennung und Annahme der Bestätigungsmail',
          en: 'Identity and acceptance of the confirmation mail',
        },
      },
      {
        name: 'end-evidence',
        title: { de: 'Notiz zum Widerruf auf anderem Weg', en: 'Note on a withdrawal by other means' },
      },
      {
        name: 'network',
        title: {
          de: 'Schlüsselhash des Netzes, aus dem die Anmeldung kam',
          en: 'Keyed hash of the network that the sign-up came from',
        },
      },
    ],
    purposes: [
      {
        name: 'newsletter.confirmation',
        title: { de: 'Bestätigung der Anmeldung erbitten', en: 'Ask for the confirmation of a sign-up' },
        basis: proofBasis,
      },
      { name: 'newsletter.sending', title: { de: 'Newsletter versenden', en: 'Send the newsletter' } },
      {
        name: 'newsletter.proof',
        title: { de: 'Einwilligung nachweisen', en: 'Prove the consent' },
        basis: proofBasis,
      },
    ],
    source: {
      de: 'von der Person selbst, über das Formular oder den Bestätigungslink',
      en: 'the person, through the form or the confirmation link',
    },
    provision: {
      de: 'freiwillig; ohne E-Mail-Adresse und Bestätigung gibt es keinen Newsletter, weitere Folgen hat das nicht',
      en: 'voluntary; without an address and its confirmation there is no newsletter, and nothing else follows',
    },
    recipients: options.recipients,
    withdrawal: {
      event: 'unsubscribed',
      how: {
        de: 'über den Link am Ende jedes Newsletters oder formlos auf jedem anderen Weg',
        en: 'by the link at the end of every newsletter, or informally by any other means',
      },
    },
    cap: {
      stage: 'proof',
      deadline: options.proof,
      law: {
        de: '§§ 195, 199 BGB: dann sind Ansprüche verjährt',
        en: 'BGB sections 195, 199: claims have lapsed by then',
      },
    },
    lifecycle: {
      first: 'requested',
      facts: { lastMail: { de: 'der letzten E-Mail', en: 'the last mail' } },
      stages: {
        requested: {
          title: { de: 'angemeldet, nicht bestätigt', en: 'requested, not confirmed' },
          purposes: ['newsletter.confirmation'],
          on: { confirmed: 'active', redundant: erased, withdrawn: erased, bounced: erased, [erasureDemanded]: erased },
          after: after(options.unconfirmed, { to: erased, rule: 'S37' }),
        },
        active: {
          title: { de: 'abonniert', en: 'subscribed' },
          purposes: ['newsletter.sending', 'newsletter.proof'],
          on: {
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
    },
  };
}

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
