import { type DataClass, legalDuty, legitimateInterest } from '../../../../core/policy/index.ts';
import type { NewsletterOptions } from '../options.ts';
import { customerLifecycle } from './lifecycle.ts';
import type { CustomerOptions } from './options.ts';

/** A customer who may be written to by law alone: the four conditions of § 7(3) UWG, each with its evidence (S43). */
export function customerClass(options: NewsletterOptions, customers: CustomerOptions): DataClass {
  return {
    name: 'newsletter.customer',
    title: { de: 'Werbung an Bestandskunden', en: 'Advertising to existing customers' },
    persons: { de: 'Kundinnen und Kunden', en: 'Customers' },
    basis: legitimateInterest(
      {
        de: 'Direktwerbung für eigene ähnliche Waren oder Dienstleistungen (Erwägungsgrund 47 DSGVO)',
        en: 'direct advertising of own similar goods or services (recital 47 GDPR)',
      },
      { de: '§ 7 Abs. 3 UWG', en: 'Section 7(3) UWG (German Act against Unfair Competition)' },
    ),
    data: [
      { name: 'email', title: { de: 'E-Mail-Adresse', en: 'E-mail address' } },
      {
        name: 'sale',
        title: {
          de: 'Verkauf, bei dem wir die Adresse erhalten haben, und sein Beleg',
          en: 'The sale by which we obtained the address, and its evidence',
        },
      },
      {
        name: 'similar',
        title: {
          de: 'Warum die beworbenen Angebote dem Verkauften ähnlich sind',
          en: 'Why what is advertised is similar to what was sold',
        },
      },
      {
        name: 'unobjected',
        title: {
          de: 'Prüfung, dass kein Widerspruch vorliegt',
          en: 'Check that there is no objection',
        },
      },
      {
        name: 'told',
        title: {
          de: 'Wann und wie auf das Widerspruchsrecht hingewiesen wurde',
          en: 'When and how the right to object was pointed out',
        },
      },
      {
        name: 'times',
        title: { de: 'Zeit der Aufnahme und des Endes', en: 'Times of entry and end' },
      },
      {
        name: 'end-evidence',
        title: { de: 'Wie die Werbung endete', en: 'How the advertising ended' },
      },
      {
        name: 'mailings',
        title: {
          de: 'Welche Werbung wann an Sie ging',
          en: 'Which advertising went to you and when',
        },
      },
    ],
    purposes: [
      {
        name: 'newsletter.customer-check',
        title: {
          de: 'Voraussetzungen der gesetzlichen Erlaubnis prüfen',
          en: 'Check the conditions of the permission by law',
        },
        basis: proofBasis,
      },
      {
        name: 'newsletter.advertising',
        title: {
          de: 'Werbung für eigene ähnliche Angebote senden',
          en: 'Send advertising of own similar offers',
        },
      },
      {
        name: 'newsletter.customer-proof',
        title: { de: 'Nachweisen, dass die Werbung erlaubt war', en: 'Prove that the advertising was permitted' },
        basis: proofBasis,
      },
      {
        name: 'newsletter.objection',
        title: { de: 'Ihren Widerspruch beachten', en: 'Heed your objection' },
        basis: legalDuty({
          de: 'Wer der Werbung widersprochen hat, darf keine mehr erhalten (Art. 21 Abs. 3 DSGVO)',
          en: 'whoever has objected to advertising must get none any more (Art. 21(3) GDPR)',
        }),
      },
    ],
    source: {
      de: 'von der Person selbst, bei einem Kauf',
      en: 'the person, with a sale',
    },
    provision: {
      de: 'nötig ist die Adresse allein für den Kauf; der Werbung können Sie jederzeit ohne Nachteil widersprechen',
      en: 'the address is needed for the sale alone; you can object to advertising at any time without any disadvantage',
    },
    recipients: options.recipients,
    cap: {
      stage: 'proof',
      deadline: options.proof,
      law: {
        de: '§§ 195, 199 BGB: dann sind Ansprüche verjährt',
        en: 'BGB sections 195, 199: claims have lapsed by then',
      },
    },
    lifecycle: customerLifecycle(options, customers),
  };
}

const proofBasis = legitimateInterest({
  de: 'nur zu werben, wo es erlaubt ist, und das nachweisen zu können (Art. 5 Abs. 2 DSGVO)',
  en: 'advertising only where it is permitted, and being able to prove that (Art. 5(2) GDPR)',
});
