import type { Ways } from './ways.ts';

/** Access logs and recipients. */
export const access: Ways = {
  S15: {
    de: 'Jeder Zugriff ergibt genau eine Zeile, verschlüsselt und ohne die Geheimnisse aus Links.',
    en: 'Each access makes exactly one line, encrypted and without the secrets in links.',
  },
  S16: {
    de: 'Die Datenart der Protokolle trägt ihre Rechtsgrundlage, und die Erklärung druckt sie.',
    en: 'The kind of data of the logs carries its legal basis, and the notice prints it.',
  },
  S17: {
    de: 'Die Zeilen liegen in Abschnitten, die im Ganzen fallen, bevor die älteste Zeile zu alt ist; auch Protokolldateien anderer Programme werden bereinigt.',
    en: 'Lines lie in slices that are dropped whole before their oldest line is too old; log files of other programs are cleaned as well.',
  },
  S18: {
    de: 'Nur ein benannter Vorfall mit Grund, Suchmerkmal und Prüftag hält Zeilen fest, und eine zweite Person muss ihn bestätigen.',
    en: 'Only a named incident with a reason, something to look for and a day of review keeps lines, and a second person must confirm it.',
  },
  S19: {
    de: 'Mit dem Schließen des Vorfalls sind seine Zeilen und ihr Schlüssel im selben Augenblick fort.',
    en: 'When the incident is closed, its lines and their key are gone in the same moment.',
  },
  S20: {
    de: 'Jede ausgehende Verbindung geht durch ein Tor, das nur erklärte Empfänger durchlässt und jede Weitergabe ins Protokoll schreibt.',
    en: 'Every outgoing connection passes a gate that lets declared recipients through alone and writes each disclosure into the journal.',
  },
  S22: {
    de: 'Der Hosting-Anbieter steht mit Grund und Vertrag im Verzeichnis; fehlt der Vertrag, startet kein Betrieb.',
    en: 'The hosting provider stands in the register with ground and contract; without the contract no production starts.',
  },
};
