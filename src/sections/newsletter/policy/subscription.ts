import { type DataClass, type LegalBasis, legitimateInterest } from '../../../core/policy/index.ts';
import { subscriptionLifecycle } from './lifecycle.ts';
import type { NewsletterOptions } from './options.ts';
import { transactional } from './transactional.ts';

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
        name: 'mailings',
        title: { de: 'Welche Ausgabe wann an Sie ging', en: 'Which issue went to you and when' },
      },
      {
        name: 'import-evidence',
        title: {
          de: 'Bei einer Übernahme: Herkunft und Beleg der Einwilligung',
          en: 'Where it was imported: origin and evidence of the consent',
        },
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
      ...transactional(options),
    ],
    source: {
      de: 'von der Person selbst, über das Formular oder den Bestätigungslink; bei einer Übernahme aus dem System, in dem sie sich früher angemeldet hat',
      en: 'the person, through the form or the confirmation link; where it was imported, the system in which they had signed up before',
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
    lifecycle: subscriptionLifecycle(options),
  };
}

const proofBasis = legitimateInterest({
  de: 'sicherer Versand und Nachweis, dass die Einwilligung erteilt war (Art. 7 Abs. 1 DSGVO)',
  en: 'secure sending, and proof that consent had been given (Art. 7(1) GDPR)',
});
