import type { Ways } from './ways.ts';

export const newsletter: Ways = {
  S32: {
    de: 'Formular, E-Mail, Bestätigung: alles auf dieser Website, ohne Skript und ohne Konto.',
    en: 'Form, mail, confirmation: all on this site, without script and without an account.',
  },
  S33: {
    de: 'Eine Ausgabe muss eines der zugesagten Themen haben; andere nimmt das System nicht an.',
    en: 'An issue must have one of the promised topics; the system accepts no other.',
  },
  S34: {
    de: 'Unmittelbar vor jedem einzelnen Versand wird die Einwilligung oder die gesetzliche Erlaubnis noch einmal geprüft; ohne eine von beiden geht nichts hinaus.',
    en: 'Right before each single mail the consent, or the permission by law, is checked once more; without one of them nothing leaves.',
  },
  S35: {
    de: 'Das Formular hat ein Feld und eine Schaltfläche; nichts ist vorab angekreuzt.',
    en: 'The form has one field and one button; nothing is ticked beforehand.',
  },
  S36: {
    de: 'Auf jede Anmeldung folgt genau eine E-Mail ohne Werbung, deren Link befristet ist.',
    en: 'Each sign-up is followed by exactly one mail without advertising, whose link ends in time.',
  },
  S37: {
    de: 'Bestätigt wird erst mit der Schaltfläche; wer nichts tut, ist nach der Frist vergessen.',
    en: 'Only the button confirms; whoever does nothing is forgotten after the period.',
  },
  S38: {
    de: 'Der Zeitpunkt der Anmeldung steht versiegelt im Nachweis.',
    en: 'The instant of the sign-up stands sealed in the proof.',
  },
  S39: {
    de: 'Der Zeitpunkt der Bestätigung steht versiegelt im Nachweis.',
    en: 'The instant of the confirmation stands sealed in the proof.',
  },
  S40: {
    de: 'Die IP-Adressen beider Schritte stehen im Nachweis; gefälschte Kopfzeilen zählen nicht.',
    en: 'The IP addresses of both steps stand in the proof; forged headers do not count.',
  },
  S41: {
    de: 'Der Nachweis öffnet sich allein zum Nachweisen, und jedes Öffnen steht im Protokoll.',
    en: 'The proof opens for proving alone, and each opening stands in the journal.',
  },
  S42: {
    de: 'Der Nachweis hält fest, welchem Wortlaut jemand zugestimmt hat; ein veraltetes Formular wird nicht angenommen.',
    en: 'The proof holds which wording somebody agreed to; an outdated form is not accepted.',
  },
  S43: {
    de: 'Jede der vier Voraussetzungen steht einzeln mit ihrem Beleg; fehlt eine, geht nichts hinaus, und ein Widerspruch wirkt sofort.',
    en: 'Each of the four conditions stands by itself with its evidence; where one is missing nothing leaves, and an objection takes effect at once.',
  },
  S44: {
    de: 'Der Widerruf geht sofort, mit einem Klick und ohne Anmeldung.',
    en: 'Withdrawing works at once, with one click and without signing in.',
  },
  S45: {
    de: 'Der Zweck des Nachweises trägt seine eigene Rechtsgrundlage, getrennt vom Versand.',
    en: 'The purpose of the proof carries a legal basis of its own, apart from the sending.',
  },
  S46: {
    de: 'Jeder Abschnitt kennt eine Adresse nur unter einem eigenen Schlüsselwert; keiner findet sie bei einem anderen.',
    en: 'Each section knows an address by a keyed value of its own; none can find it in another.',
  },
  S47: {
    de: 'Seite, Schaltfläche und der Abmeldeknopf des Mailprogramms beenden das Abonnement.',
    en: 'The page, its button and the unsubscribe button of the mail program end the subscription.',
  },
  S48: {
    de: 'Der letzte Link jeder Ausgabe ist die Abmeldung; ohne ihn wird nicht versandt.',
    en: 'The last link of every issue is the one to unsubscribe; without it nothing is sent.',
  },
  S49: {
    de: 'Anruf, Brief, Gespräch und Antwort-Mail führen zum selben Ende, mit dem Weg als Vermerk.',
    en: 'A call, a letter, a talk and a mail in reply lead to the same end, with the way noted.',
  },
  S50: {
    de: 'Nach der Abmeldung wechselt der Eintrag in eine Stufe, die nichts als den Nachweis erlaubt und von selbst endet.',
    en: 'After unsubscribing the record moves to a stage that allows nothing but the proof and ends by itself.',
  },
  S51: {
    de: 'An seinem Tag werden die Zeilen gelöscht und der Schlüssel vernichtet; auch alte Sicherungen zeigen die Adresse nicht mehr.',
    en: 'On its day the rows are erased and the key destroyed; old backups show the address no more.',
  },
  S52: {
    de: 'Auch mitten in einem laufenden Versand geht nach der Abmeldung keine E-Mail mehr hinaus.',
    en: 'Even in the middle of a running issue, no mail leaves after the withdrawal.',
  },
};
