import type { Text } from '../../../core/policy/index.ts';
import type { AnsweredBy, RequestChannel, RequestOutcome } from '../../../core/section/index.ts';
import type { EntryKind, RequestStage, Settled, Urgency } from '../request/index.ts';

/** Words that several pages of cases share. */
export const channelWords: Readonly<Record<RequestChannel, Text>> = {
  portal: { de: 'Seite „Ihre Daten“', en: 'page “Your data”' },
  mail: { de: 'E-Mail', en: 'e-mail' },
  phone: { de: 'Telefon', en: 'telephone' },
  letter: { de: 'Brief', en: 'letter' },
  form: { de: 'Kontaktformular', en: 'contact form' },
};

export const stageWords: Readonly<Record<RequestStage, Text>> = {
  received: { de: 'offen', en: 'open' },
  extended: { de: 'verlängert', en: 'extended' },
  late: { de: 'überfällig', en: 'overdue' },
  answered: { de: 'beantwortet', en: 'answered' },
};

export const urgencyWords: Readonly<Record<Urgency, Text>> = {
  open: { de: 'offen', en: 'open' },
  soon: { de: 'bald fällig', en: 'due soon' },
  late: { de: 'überfällig', en: 'overdue' },
};

export const outcomeWords: Readonly<Record<RequestOutcome | 'withdrawn', Text>> = {
  granted: { de: 'entsprochen', en: 'granted' },
  partly: { de: 'zum Teil entsprochen', en: 'granted in part' },
  refused: { de: 'abgelehnt', en: 'refused' },
  withdrawn: { de: 'zurückgenommen', en: 'taken back' },
};

export const answeredByWords: Readonly<Record<AnsweredBy, Text>> = {
  portal: { de: 'auf der Seite „Ihre Daten“', en: 'on the page “Your data”' },
  mail: { de: 'per E-Mail', en: 'by e-mail' },
  letter: { de: 'per Brief', en: 'by letter' },
  phone: { de: 'am Telefon', en: 'by telephone' },
};

export const settledWords: Readonly<Record<Settled | 'open', Text>> = {
  open: { de: 'noch zu unterrichten', en: 'still to be told' },
  done: { de: 'unterrichtet', en: 'told' },
  impossible: { de: 'unmöglich', en: 'impossible' },
  disproportionate: { de: 'unverhältnismäßig', en: 'disproportionate' },
};

export const entryWords: Readonly<Record<EntryKind, Text>> = {
  received: { de: 'Eingetragen', en: 'Entered' },
  note: { de: 'Vermerk', en: 'Note' },
  'identity-asked': { de: 'Rückfrage an die gespeicherte Adresse', en: 'Question to the stored address' },
  'identity-proved': { de: 'Über den Link bestätigt', en: 'Confirmed by the link' },
  'identity-noted': { de: 'Identität vermerkt', en: 'Identity noted' },
  'address-asked': { de: 'Weitere Adresse: um Bestätigung gebeten', en: 'Another address: asked to confirm' },
  'address-proved': { de: 'Weitere Adresse über den Link bestätigt', en: 'Another address confirmed by the link' },
  access: { de: 'Auskunft beigelegt', en: 'Access enclosed' },
  rectification: { de: 'Berichtigung', en: 'Rectification' },
  erasure: { de: 'Löschung', en: 'Erasure' },
  restriction: { de: 'Einschränkung', en: 'Restriction' },
  'lifting-told': { de: 'Aufhebung angekündigt', en: 'Lifting announced' },
  lifting: { de: 'Einschränkung aufgehoben', en: 'Restriction lifted' },
  objection: { de: 'Widerspruch umgesetzt', en: 'Objection carried out' },
  withdrawal: { de: 'Widerruf umgesetzt', en: 'Withdrawal carried out' },
  recipient: { de: 'Empfänger', en: 'Recipient' },
  extended: { de: 'Frist verlängert', en: 'Time extended' },
  answer: { de: 'Antwort entschieden', en: 'Answer decided' },
  sent: { de: 'E-Mail angenommen', en: 'Mail accepted' },
  'not-sent': { de: 'E-Mail unzustellbar', en: 'Mail could not be delivered' },
  'told-otherwise': { de: 'Auf anderem Weg mitgeteilt', en: 'Told by another way' },
  withdrawn: { de: 'Antrag zurückgenommen', en: 'Request taken back' },
};
