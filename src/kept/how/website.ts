import type { Ways } from './ways.ts';

export const website: Ways = {
  S6: {
    de: 'Ein Cookie, das nicht im Verzeichnis steht, kann der Server nicht setzen: Die Antwort wird verworfen.',
    en: 'The server cannot set a cookie that the register does not list: such an answer is thrown away.',
  },
  S7: {
    de: 'Das Verzeichnis der Cookies kennt nur Einstellungen, Anmeldung und Warenkorb; die Regeln für den Browser verbieten jede fremde Quelle.',
    en: 'The register of cookies knows settings, sign-in and cart alone; the rules for the browser forbid every foreign source.',
  },
  S8: {
    de: 'Sitzungs-Cookies tragen kein Enddatum, und auf dem Server endet die Sitzung nach Untätigkeit und spätestens zu ihrer Frist.',
    en: 'Session cookies carry no end date, and on the server the session ends when idle, and at its deadline at the latest.',
  },
  S9: {
    de: 'Dauerhafte Cookies leben genau so lange, wie das Verzeichnis sagt; eine Schaltfläche entfernt alle.',
    en: 'Permanent cookies live exactly as long as the register says; one button removes them all.',
  },
  S10: {
    de: 'Beide Arten sind im Verzeichnis geführt; das dauerhafte entsteht erst, wenn jemand eine Einstellung ändert.',
    en: 'Both kinds are listed in the register; the permanent one comes into being only when somebody changes a setting.',
  },
  S11: {
    de: 'Jedes Cookie nennt seinen Grund nach TDDDG und DSGVO; ohne ihn ist die Erklärung unzulässig.',
    en: 'Each cookie names its ground under TDDDG and GDPR; without one the policy is refused.',
  },
  S12: {
    de: 'Lesen, abonnieren, abbestellen und Rechte ausüben gehen ohne ein einziges Cookie.',
    en: 'Reading, subscribing, unsubscribing and exercising rights work without a single cookie.',
  },
  S13: {
    de: 'Wo ohne Cookie etwas nicht geht, sagt die Seite, was fehlt und warum.',
    en: 'Where something does not work without a cookie, the page says what is missing and why.',
  },
};
