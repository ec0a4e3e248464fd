import type { Ways } from './ways.ts';

export const rights: Ways = {
  S75: {
    de: 'Unter „Ihre Daten“ steht alles, was zu einer Adresse gespeichert ist: woher, wozu, für wen und bis wann, auch zum Herunterladen.',
    en: '“Your data” shows everything held about an address: where from, what for, for whom and until when, to download as well.',
  },
  S76: {
    de: 'Was unrichtig ist, lässt sich dort berichtigen; Empfänger werden benachrichtigt.',
    en: 'What is wrong can be corrected there; recipients are told.',
  },
  S77: {
    de: 'Gelöscht wird sofort, was ohne Urteil eines Menschen gelöscht werden darf; was bleibt, ist mit Grund und Ende genannt.',
    en: 'What may go without a person’s judgement is erased at once; what stays is named with its reason and its end.',
  },
  S78: {
    de: 'Eingeschränktes lässt sich für keinen Zweck mehr öffnen, bis Sie vorher davon erfahren haben, dass es endet.',
    en: 'Restricted data open for no purpose any more, until you have been told beforehand that this ends.',
  },
  S79: {
    de: 'Ein Widerspruch gegen Werbung wirkt sofort; jeder andere hält die Verarbeitung an, bis er geprüft ist.',
    en: 'An objection to advertising takes effect at once; any other stops the processing until it has been judged.',
  },
  S80: {
    de: 'Jede Einwilligung hat in der Erklärung ihren Weg zurück; ohne ihn ist die Erklärung unzulässig.',
    en: 'Every consent has its way back in the policy; without one the policy is refused.',
  },
  S81: {
    de: 'Ob E-Mail, Brief, Anruf oder Formular: Jeder Antrag wird zum Vorgang, dessen Frist ab dem Eingang läuft.',
    en: 'Whether by mail, letter, call or form: every request becomes a case whose time runs from the instant it came in.',
  },
  S82: {
    de: 'Die Aufsichtsbehörde steht in der Erklärung und in jeder Ablehnung.',
    en: 'The supervisory authority stands in the notice and in every refusal.',
  },
};
