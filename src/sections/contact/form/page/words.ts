import { inWords, type Language, type Text } from '../../../../core/policy/index.ts';
import type { Limit } from '../../policy/options.ts';
import type { ContactSettings } from '../../policy.ts';
import type { LimitReached } from '../limit.ts';

/** What becomes of a message and until when: printed from the policy (S24, S29, S30). */
export function fate({ address, reviewEvery, eraseWithin, form }: ContactSettings): readonly Text[] {
  return [
    {
      de: `Ihre Nachricht geht als E-Mail an unser Postfach ${address}. Wir verwenden sie allein, um Ihr Anliegen zu bearbeiten. Ihre Adresse gelangt dadurch weder in den Newsletter noch in andere Werbung.`,
      en: `Your message goes to our mailbox ${address} as an e-mail. We use it for handling your matter and for nothing else. Your address does not thereby enter the newsletter or any other advertising.`,
    },
    {
      de: `Auf diesem Server löschen wir ihren Inhalt, sobald das Postfach ihn angenommen hat; dass jemand geschrieben hat, zählen wir höchstens ${inWords(form.counted).de} lang als Schlüsselhash.`,
      en: `On this server we erase its content as soon as the mailbox has accepted it; that somebody wrote is counted as a keyed hash for ${inWords(form.counted).en} at most.`,
    },
    {
      de: `Spätestens ${inWords(reviewEvery).de} nach der letzten Nachricht prüfen wir, ob der Schriftwechsel noch nötig ist. Was nicht mehr nötig ist, löschen wir innerhalb von ${inWords(eraseWithin).dative}; Handelsbriefe bewahren wir auf, solange das Gesetz es verlangt.`,
      en: `No later than ${inWords(reviewEvery).en} after the last message we review whether the conversation is still needed. What is not is erased within ${inWords(eraseWithin).en}; commercial letters are kept for as long as the law demands.`,
    },
  ];
}

/** Why a message was not taken, which nobody would guess from a number. */
export function limitWords(reached: LimitReached, { form }: ContactSettings): Text {
  const [first, ...others] = reached === 'address' ? form.perAddress : [form[whichLimit[reached]]];
  if (!first) throw new Error('A limit was reached that the policy does not set.');
  const said = (language: Language) =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(
      [first, ...others].map((limit) => limitInWords(limit, language)),
    );
  return {
    de: `${whose[reached].de} nehmen wir über das Formular höchstens so viele Nachrichten an: ${said('de')}. Es wurde nichts abgeschickt und nichts gespeichert; was Sie geschrieben haben, steht noch im Formular. Versuchen Sie es später noch einmal, oder schreiben Sie uns eine E-Mail.`,
    en: `${whose[reached].en} we accept no more messages by the form than: ${said('en')}. Nothing has been sent and nothing stored; what you wrote is still in the form. Try again later, or write us an e-mail.`,
  };
}

const whichLimit = { network: 'perNetwork', altogether: 'altogether' } as const;

const whose: Readonly<Record<LimitReached, Text>> = {
  address: { de: 'Von einer Adresse', en: 'From one address' },
  network: { de: 'Aus einem Netz', en: 'From one network' },
  altogether: { de: 'Insgesamt', en: 'Altogether' },
};

const limitInWords = ({ most, within }: Limit, language: Language): string => {
  const period = inWords({ period: within });
  return language === 'de' ? `${most} in ${period.dative}` : `${most} within ${period.en}`;
};

export const words = {
  title: { de: 'Kontakt', en: 'Contact' },
  description: {
    de: 'Schreiben Sie uns, ohne Konto und ohne Cookies.',
    en: 'Write to us, without an account and without cookies.',
  },
  lead: {
    de: 'Schreiben Sie uns. Ein Mensch liest Ihre Nachricht und antwortet an die Adresse, die Sie angeben.',
    en: 'Write to us. A person reads your message and answers to the address you give.',
  },
  name: { de: 'Ihr Name', en: 'Your name' },
  nameHint: { de: 'Freiwillig.', en: 'Optional.' },
  email: { de: 'Ihre E-Mail-Adresse', en: 'Your e-mail address' },
  emailHint: { de: 'Nur für die Antwort.', en: 'For the answer only.' },
  subject: { de: 'Betreff', en: 'Subject' },
  message: { de: 'Nachricht', en: 'Message' },
  homepage: { de: 'Dieses Feld bitte leer lassen', en: 'Please leave this field empty' },
  send: { de: 'Nachricht senden', en: 'Send message' },
  wrong: { de: 'Noch nicht abgeschickt', en: 'Not sent yet' },
  wrongNext: { de: 'Bitte prüfen Sie die markierten Felder.', en: 'Please check the marked fields.' },
  limit: { de: 'Gerade zu viele Nachrichten', en: 'Too many messages just now' },
  becomes: { de: 'Was mit Ihrer Nachricht geschieht', en: 'What becomes of your message' },
  privacy: { de: 'Abschnitt „Kontakt“ der Datenschutzerklärung', en: 'Section “Contact” of the privacy notice' },
  noReceipt: {
    de: 'Eine automatische Eingangsbestätigung senden wir nicht: Wir wissen nicht, wem die angegebene Adresse gehört.',
    en: 'We send no automatic acknowledgement: we do not know whose address was given.',
  },
  otherwise: { de: 'Oder auf anderem Weg', en: 'Or in another way' },
  line: { de: 'Wenn wir uns heute zuletzt schreiben', en: 'If we last write to each other today' },
  today: { de: 'Ihre Nachricht', en: 'Your message' },
  review: { de: 'geprüft', en: 'reviewed' },
  latest: { de: 'spätestens', en: 'at the latest' },
  erased: { de: 'gelöscht', en: 'erased' },
  ifUnneeded: { de: 'wenn nicht mehr nötig', en: 'if no longer needed' },
  thanks: { de: 'Danke für Ihre Nachricht', en: 'Thank you for your message' },
  sent: {
    de: 'Sie ist auf dem Weg in unser Postfach. Wir antworten an die Adresse, die Sie angegeben haben.',
    en: 'It is on its way to our mailbox. We answer to the address you gave.',
  },
  typo: {
    de: 'War die Adresse falsch geschrieben, erreicht Sie keine Antwort; schreiben Sie uns dann bitte noch einmal.',
    en: 'If the address was misspelt, no answer will reach you; please write once more in that case.',
  },
  again: { de: 'Noch eine Nachricht schreiben', en: 'Write another message' },
  home: { de: 'Zur Startseite', en: 'To the start page' },
} as const satisfies Record<string, Text>;
