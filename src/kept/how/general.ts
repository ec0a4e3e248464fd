import type { Ways } from './ways.ts';

export const general: Ways = {
  S1: {
    de: 'Name und Anschrift stehen einmal im Programm; jede Seite, jede E-Mail und jede Auskunft druckt sie von dort.',
    en: 'Name and address stand once in the program; every page, mail and answer prints them from there.',
  },
  S2: {
    de: 'Beide Adressen führen in dasselbe Postfach, und jeder Antrag wird dort mit seinem Eingang zu einem Vorgang.',
    en: 'Both addresses lead to the same mailbox, and every request becomes a case there with the instant it came in.',
  },
  S3: {
    de: 'Jede Spalte der Datenbank ist benannt; was unbenannt ist, gilt als personenbezogen, und das Programm geht nicht durch seine Prüfung.',
    en: 'Every column of the database is declared; what is not counts as personal, and the program does not pass its checks.',
  },
  S4: {
    de: 'Name, Anschrift und E-Mail-Adresse sind in jeder Datenart als personenbezogen geführt und verschlüsselt.',
    en: 'Name, postal address and e-mail address are listed as personal in every kind of data, and are encrypted.',
  },
  S5: {
    de: 'IP-Adressen und Kennungen aus Cookies haben wie alles andere eine Frist, stehen in der Auskunft und werden gelöscht.',
    en: 'IP addresses and identifiers from cookies have a period like everything else, stand in the answer to an access request, and are erased.',
  },
  S83: {
    de: 'Ohne Regel zur Löschung wird nichts gespeichert: Jede Datenart hat von jeder Stufe aus einen Weg zur Löschung, den ein Löschlauf alle paar Sekunden geht.',
    en: 'Nothing is stored without a rule for its erasure: from every stage of every kind of data there is a way to erasure, and a sweep goes it every few seconds.',
  },
  S84: {
    de: 'Nur die genannten gesetzlichen Pflichten sind hinterlegt; was unter keine fällt, kann nicht länger bleiben.',
    en: 'Only the named statutory duties are on file; what falls under none of them cannot stay longer.',
  },
  S85: {
    de: 'Jede Frist hängt an ihrer Datenart und geht der allgemeinen Regel vor.',
    en: 'Each period belongs to its kind of data and comes before the general rule.',
  },
  S86: {
    de: 'Gesperrtes steht in einer eigenen Stufe, die sich für keinen Zweck öffnen lässt als den der Pflicht.',
    en: 'Blocked data stand in a stage of their own that opens for no purpose but that of the duty.',
  },
  S87: {
    de: 'Wer Daten öffnen will, muss den Zweck nennen; passt er nicht zur Stufe, bleiben sie verschlossen.',
    en: 'Whoever wants to open data must name the purpose; if it does not fit the stage, they stay closed.',
  },
  S88: {
    de: 'Handelsbriefe, Belege und Bücher tragen die Frist ihres Gesetzes bis zum Ende des Kalenderjahres.',
    en: 'Commercial letters, vouchers and books carry the period of their statute to the end of the calendar year.',
  },
  S89: {
    de: 'Jede Fassung, die je galt, liegt mit Datum und Prüfsumme im Archiv, so wie sie gedruckt wurde.',
    en: 'Every version that ever governed lies in the archive as it was printed, with its date and checksum.',
  },
  S90: {
    de: 'Jede Seite verweist auf die Erklärung; gedruckt ist sie aus denselben Werten, nach denen das Programm arbeitet.',
    en: 'Every page links to the notice, which is printed from the same values that the program works by.',
  },
  S91: {
    de: 'Keine Datenart kommt ohne Rechtsgrundlage durch die Prüfung der Erklärung.',
    en: 'No kind of data passes the check of the policy without a legal basis.',
  },
  S92: {
    de: 'Die Seiten laden nichts von anderswo und messen niemanden; jede ausgehende Verbindung muss durch ein Tor, das nur genannte Empfänger kennt.',
    en: 'The pages load nothing from elsewhere and measure nobody; every outgoing connection must pass a gate that knows declared recipients alone.',
  },
};
