import type { Ways } from './ways.ts';

export const contact: Ways = {
  S23: {
    de: 'Nachrichten an jede der veröffentlichten Adressen und das Formular kommen in dasselbe Postfach und dort unter diese Regeln.',
    en: 'Messages to each of the published addresses, and the form, come into the same mailbox and there under these rules.',
  },
  S24: {
    de: 'Was jemand uns schreibt, lässt sich nur zum Antworten öffnen; kein Weg führt von dort zu Newsletter oder Werbung.',
    en: 'What somebody writes to us opens for answering alone; no way leads from there to newsletter or advertising.',
  },
  S25: {
    de: 'Jede Unterhaltung trägt den Grund, auf dem sie bearbeitet wird.',
    en: 'Every conversation carries the ground on which it is handled.',
  },
  S26: {
    de: 'Einwilligung ist ein eigener Grund, der an der Unterhaltung steht.',
    en: 'Consent is a ground of its own that stands with the conversation.',
  },
  S27: {
    de: 'Ein Widerruf beendet die Bearbeitung sofort; was ohne festgestellten anderen Grund ist, wird mit ihm gelöscht.',
    en: 'A withdrawal ends the handling at once; what has no other established ground is erased with it.',
  },
  S28: {
    de: 'Wird ein anderer Grund maßgeblich, ist das mit einer Begründung festgehalten.',
    en: 'Where another ground comes to apply, that is noted with its reason.',
  },
  S29: {
    de: 'Jede Unterhaltung hat einen Tag, an dem jemand fragen muss, ob sie noch gebraucht wird; daran wird erinnert.',
    en: 'Every conversation has a day on which somebody must ask whether it is still needed; reminders come before it.',
  },
  S30: {
    de: 'Ist sie nicht mehr nötig oder prüft niemand, wird sie im Postfach selbst gelöscht, in allen Ordnern.',
    en: 'If it is no longer needed, or nobody looks, it is erased in the mailbox itself, in every folder.',
  },
  S31: {
    de: 'Behalten lässt sich eine Unterhaltung nur mit einem der genannten Gründe, einer Begründung und einem nächsten Prüftag.',
    en: 'A conversation can be kept only with one of the named grounds, a reason and a next day of review.',
  },
};
