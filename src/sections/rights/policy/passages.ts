import { inWords, type Passage, type PromiseOf, periodInWords } from '../../../core/policy/index.ts';
import type { RightsOptions } from './options.ts';

export const promises: readonly PromiseOf[] = [
  { id: 'S75', title: { de: 'Auskunft', en: 'Access' } },
  { id: 'S76', title: { de: 'Berichtigung', en: 'Rectification' } },
  { id: 'S77', title: { de: 'Löschung', en: 'Erasure' } },
  { id: 'S78', title: { de: 'Einschränkung der Verarbeitung', en: 'Restriction of processing' } },
  { id: 'S79', title: { de: 'Widerspruch', en: 'Objection' } },
  { id: 'S80', title: { de: 'Widerruf', en: 'Withdrawal' } },
  { id: 'S81', title: { de: 'Anträge an die verantwortliche Stelle', en: 'Requests to the controller' } },
  { id: 'S82', title: { de: 'Beschwerde bei der Aufsichtsbehörde', en: 'Complaint to the supervisory authority' } },
];

/** The part of the notice on rights. */
export const passages = (options: RightsOptions): readonly Passage[] => [
  list,
  objection,
  withdrawal,
  ways(options),
  times(options),
  visits(options),
  complaint(options),
];

const list: Passage = {
  promises: ['S75', 'S76', 'S77', 'S78'],
  text: {
    de: 'Sie haben das Recht auf Auskunft über Ihre Daten samt einer Kopie (Art. 15 DSGVO), auf Berichtigung unrichtiger und Ergänzung unvollständiger Daten (Art. 16), auf Löschung (Art. 17) und auf Einschränkung der Verarbeitung (Art. 18). Daten, die Sie uns auf Grund einer Einwilligung oder eines Vertrags gegeben haben, erhalten Sie auf Wunsch in einem gängigen, maschinenlesbaren Format, für sich oder für einen anderen Anbieter (Recht auf Datenübertragbarkeit, Art. 20 DSGVO). Haben wir Ihre Daten weitergegeben, unterrichten wir die Empfänger von Berichtigung, Löschung und Einschränkung und nennen sie Ihnen auf Wunsch (Art. 19).',
    en: 'You have the right of access to your data, including a copy (Art. 15 GDPR), to rectification of inaccurate and completion of incomplete data (Art. 16), to erasure (Art. 17) and to restriction of processing (Art. 18). Data that you gave us on the basis of consent or a contract are yours on request in a commonly used, machine-readable format, for yourself or for another provider (right to data portability, Art. 20 GDPR). Where we have passed your data on, we tell the recipients of rectification, erasure and restriction, and name them to you on request (Art. 19).',
  },
};

// Art. 21(4) GDPR: expressly, and apart from everything else.
const objection: Passage = {
  promises: ['S79'],
  prominent: true,
  heading: { de: 'Ihr Widerspruchsrecht', en: 'Your right to object' },
  text: {
    de: 'Der Verarbeitung Ihrer Daten, die sich auf ein berechtigtes Interesse stützt (Art. 6 Abs. 1 Buchst. f DSGVO), können Sie aus Gründen, die sich aus Ihrer besonderen Situation ergeben, jederzeit widersprechen. Wir verarbeiten die Daten dann nicht weiter, es sei denn, wir weisen zwingende schutzwürdige Gründe nach oder brauchen sie für Rechtsansprüche. Der Verwendung für Werbung können Sie jederzeit und ohne Begründung widersprechen; sie endet sofort. Eine formlose Nachricht genügt (Art. 21 DSGVO).',
    en: 'You may object at any time, on grounds relating to your particular situation, to processing of your data that is based on a legitimate interest (Art. 6(1)(f) GDPR). We then no longer process the data unless we demonstrate compelling legitimate grounds or need them for legal claims. To their use for advertising you may object at any time and without giving reasons; it ends at once. An informal message is enough (Art. 21 GDPR).',
  },
};

const withdrawal: Passage = {
  promises: ['S80'],
  text: {
    de: 'Eine Einwilligung können Sie jederzeit widerrufen, so leicht, wie Sie sie erteilt haben. Der Widerruf wirkt für die Zukunft; die Verarbeitung bis dahin bleibt rechtmäßig (Art. 7 Abs. 3 DSGVO).',
    en: 'You can withdraw a consent at any time, as easily as you gave it. The withdrawal takes effect for the future; processing until then remains lawful (Art. 7(3) GDPR).',
  },
};

const ways = ({ controller: { phone, email } }: RightsOptions): Passage => ({
  promises: ['S81'],
  heading: { de: 'So üben Sie Ihre Rechte aus', en: 'How to exercise your rights' },
  text: {
    de: `Wenden Sie sich an die oben genannte verantwortliche Stelle: telefonisch unter ${phone}, per E-Mail an ${email}, per Brief oder auf unserer Seite „Ihre Daten“. Eine Form ist nicht vorgeschrieben. Unsere Antwort ist kostenfrei; einen Nachweis Ihrer Identität erbitten wir nur bei begründeten Zweifeln.`,
    en: `Turn to the controller named above: by telephone on ${phone}, by e-mail to ${email}, by letter or on our page “Your data”. No form is prescribed. Our answer is free of charge; we ask for proof of your identity only where there are reasonable doubts.`,
  },
});

const times = ({ answer, extended, proof }: RightsOptions): Passage => ({
  promises: ['S81'],
  beside: 'rights.request',
  text: {
    de: `Wir antworten unverzüglich, spätestens innerhalb von ${inWords(answer).dative} nach Eingang (Art. 12 Abs. 3 DSGVO). Ist ein Antrag besonders aufwendig, kann sich die Frist auf höchstens ${inWords(extended).de} ab Eingang verlängern; das teilen wir Ihnen vor Ablauf der ersten Frist mit Gründen mit. Können wir einem Antrag nicht entsprechen, erfahren Sie in derselben Zeit den Grund; dagegen stehen Ihnen die Beschwerde bei der Aufsichtsbehörde und der Weg zu den Gerichten offen. Den beantworteten Antrag bewahren wir gesperrt als Beleg auf, längstens bis zum Ende des Kalenderjahres, in dem seit der Antwort ${inWords(proof).de} vergangen sind.`,
    en: `We answer without undue delay, within ${inWords(answer).en} of receipt at the latest (Art. 12(3) GDPR). Where a request is particularly laborious the time may extend to ${inWords(extended).en} from receipt at most; we tell you so, with reasons, before the first time has passed. If we cannot grant a request you learn the reason within the same time; you may then complain to the supervisory authority and go to court. We keep the answered request, blocked, as evidence, at the longest until the end of the calendar year in which ${inWords(proof).en} have passed since the answer.`,
  },
});

const visits = ({ link, visit, cleared }: RightsOptions): Passage => ({
  promises: ['S75'],
  text: {
    de: `Auf der Seite „Ihre Daten“ senden wir Ihnen einen Link, der ${inWords(link).de} gilt; der Zugang endet nach ${inWords(visit).dative}. Beides löschen wir innerhalb von ${periodInWords(cleared, 'de', { case: 'dative' })} danach. Dort sehen Sie zu jedem Datum, weshalb wir es haben und wann es gelöscht wird.`,
    en: `On the page “Your data” we send you a link that works for ${inWords(link).en}; the access ends after ${inWords(visit).en}. We erase both within ${periodInWords(cleared, 'en')} of their end. There you see for each piece of data why we have it and when it is erased.`,
  },
});

const complaint = ({ authority: a }: RightsOptions): Passage => ({
  promises: ['S82'],
  heading: { de: 'Aufsichtsbehörde', en: 'Supervisory authority' },
  text: {
    de: `Sie haben das Recht, sich bei einer Aufsichtsbehörde zu beschweren (Art. 77 DSGVO). Für uns zuständig: ${a.name.de}, ${a.street}, ${a.postalCode} ${a.city}, Telefon ${a.phone}, ${a.email}. Sie können sich ebenso an die Behörde an Ihrem Aufenthaltsort, an Ihrem Arbeitsplatz oder am Ort des mutmaßlichen Verstoßes wenden.`,
    en: `You have the right to lodge a complaint with a supervisory authority (Art. 77 GDPR). The one responsible for us: ${a.name.en}, ${a.street}, ${a.postalCode} ${a.city}, Germany, telephone ${a.phone}, ${a.email}. You may equally turn to the authority of your residence, your place of work or the place of the alleged infringement.`,
  },
});
