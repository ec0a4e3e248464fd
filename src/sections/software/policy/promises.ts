import type { PromiseOf } from '../../../core/policy/index.ts';

export const promises: readonly PromiseOf[] = [
  { id: 'S53', title: { de: 'Online-Software', en: 'Online software' } },
  {
    id: 'S54',
    title: { de: 'Registrierung mit E-Mail und „abonnieren“', en: 'Registration by e-mail and “subscribe”' },
  },
  { id: 'S55', title: { de: 'Bestätigung über einen Link', en: 'Confirmation by a link' } },
  { id: 'S56', title: { de: 'Zeiten und IP-Adresse zum Nachweis', en: 'Times and IP address as proof' } },
  { id: 'S57', title: { de: 'Nur Benachrichtigungen, die Sie einschalten', en: 'Only notifications you switch on' } },
  { id: 'S58', title: { de: 'Ihre Adresse als Antwortadresse', en: 'Your address as reply address' } },
  { id: 'S59', title: { de: 'Hinweise bei Problemen und Missbrauch', en: 'Notices on problems and abuse' } },
  { id: 'S60', title: { de: 'Keine andere Nutzung der Adresse', en: 'No other use of the address' } },
  { id: 'S61', title: { de: 'Widerrufliche Einwilligung', en: 'Consent that can be withdrawn' } },
  { id: 'S62', title: { de: 'Vorstellung der Software', en: 'Presentation of the software' } },
  { id: 'S63', title: { de: 'Inhalte nach Ihrem Ermessen', en: 'Content at your discretion' } },
  { id: 'S64', title: { de: 'Gespeichert beim Hosting-Anbieter', en: 'Stored with the hosting provider' } },
  { id: 'S65', title: { de: 'Inhalte werden nicht an uns übermittelt', en: 'Content is not transmitted to us' } },
  { id: 'S66', title: { de: 'Gespeichert, solange Sie es wollen', en: 'Stored as long as you want' } },
  { id: 'S67', title: { de: 'Rückfrage nach langer Nichtnutzung', en: 'Question after long disuse' } },
  { id: 'S68', title: { de: 'Zeit zur Antwort', en: 'Time to answer' } },
  { id: 'S69', title: { de: 'Nein heißt: sofort gelöscht', en: 'No means: erased at once' } },
  { id: 'S70', title: { de: 'Keine Antwort heißt: gelöscht', en: 'No answer means: erased' } },
  { id: 'S71', title: { de: 'Ja heißt: es bleibt', en: 'Yes means: it stays' } },
  { id: 'S72', title: { de: 'Nutzung gilt als Ja', en: 'Use counts as yes' } },
  { id: 'S73', title: { de: 'Danach verschwindet auch die Adresse', en: 'Then the address goes, too' } },
  {
    id: 'S74',
    title: { de: 'Registrierung jederzeit selbst löschen', en: 'Delete the registration yourself at any time' },
  },
];
