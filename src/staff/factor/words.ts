import type { Text } from '../../core/policy/index.ts';

/** Why a code was not taken. */
export type Wrong =
  | { readonly refused: 'wrong' | 'none' | 'required' }
  | { readonly refused: 'too-many'; readonly until: Temporal.Instant };

export function wrongWords(wrong: Wrong, timeZone: string): Text {
  switch (wrong.refused) {
    case 'wrong':
      return {
        de: 'Dieser Code passt nicht oder wurde schon benutzt. Warten Sie auf den nächsten in Ihrer App und prüfen Sie, ob die Uhr Ihres Geräts stimmt.',
        en: 'This code does not fit or was used already. Wait for the next one in your app, and check the clock of your device.',
      };
    case 'too-many': {
      const time = wrong.until.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
      return {
        de: `Zu viele Versuche. Ab ${time}\u00a0Uhr geht es weiter.`,
        en: `Too many tries. You can go on from ${time}.`,
      };
    }
    case 'none':
      return { de: 'Es ist keine Code-App eingerichtet.', en: 'No authenticator app is set up.' };
    case 'required':
      return {
        de: 'Ihre Rolle verlangt zwei Faktoren. Richten Sie zuerst einen Passkey ein; dann lässt sich die Code-App entfernen.',
        en: 'Your role demands two factors. Set up a passkey first; then the authenticator app can be removed.',
      };
  }
}

export const words = {
  title: { de: 'Code-App', en: 'Authenticator app' },
  what: {
    de: 'Eine App auf Ihrem Telefon zeigt alle halbe Minute einen neuen Code. Wer sich mit dem Link per E-Mail anmeldet, gibt ihn dazu ein: So genügt es niemandem, in Ihr Postfach zu sehen.',
    en: 'An app on your telephone shows a new code every half minute. Whoever signs in with the link by mail types it as well: looking into your mailbox is then not enough.',
  },
  passkeyIsTwo: {
    de: 'Ein Passkey ist für sich schon zwei Faktoren: Ihr Gerät und das, womit Sie es entsperren. Wer sich damit anmeldet, braucht keinen Code.',
    en: 'A passkey is two factors by itself: your device, and what unlocks it. Whoever signs in with it needs no code.',
  },
  demanded: {
    de: 'Für Ihre Rolle sind zwei Faktoren verlangt.',
    en: 'Two factors are demanded for your role.',
  },
  useYours: {
    de: 'Sie haben schon einen Passkey. Melden Sie sich mit ihm an; der Link per E-Mail allein genügt nicht. Ist das Gerät verloren, kann ihn jemand von der Befehlszeile aus zurücksetzen (avow staff reset-factor).',
    en: 'You have a passkey already. Sign in with it; the link by mail alone is not enough. If the device is lost, somebody can reset it from the command line (avow staff reset-factor).',
  },
  signInAgain: { de: 'Abmelden und neu anmelden', en: 'Sign out and sign in again' },
  begin: { de: 'Code-App einrichten', en: 'Set up an authenticator app' },
  passkeyInstead: { de: 'Lieber einen Passkey einrichten', en: 'Rather set up a passkey' },
  back: { de: 'Zurück zu meinem Zugang', en: 'Back to my account' },
  scan: {
    de: 'Nehmen Sie diesen QR-Code mit Ihrer Code-App auf.',
    en: 'Scan this QR code with your authenticator app.',
  },
  qr: {
    de: 'QR-Code mit dem Geheimnis, das darunter als Text steht',
    en: 'QR code with the secret that stands below as text',
  },
  orType: { de: 'Oder geben Sie das Geheimnis von Hand ein:', en: 'Or type the secret by hand:' },
  onThisDevice: { de: 'In der App auf diesem Gerät öffnen', en: 'Open in the app on this device' },
  thenType: { de: 'Geben Sie den Code ein, den die App jetzt zeigt.', en: 'Type the code that the app shows now.' },
  code: { de: 'Code', en: 'Code' },
  codeHint: {
    de: 'Sechs Ziffern aus der App oder einer Ihrer Wiederherstellungscodes.',
    en: 'Six digits from the app, or one of your recovery codes.',
  },
  firstHint: { de: 'Sechs Ziffern.', en: 'Six digits.' },
  confirm: { de: 'Bestätigen', en: 'Confirm' },
  done: { de: 'Die Code-App ist eingerichtet.', en: 'The authenticator app is set up.' },
  recovery: { de: 'Ihre Wiederherstellungscodes', en: 'Your recovery codes' },
  recoveryWhat: {
    de: 'Jeder ersetzt einmal den Code der App, falls Sie sie verlieren. Sie werden nur jetzt gezeigt; gespeichert sind allein ihre Hashes. Schreiben Sie sie auf oder drucken Sie diese Seite.',
    en: 'Each replaces the code of the app once, should you lose it. They are shown now and never again; only their hashes are stored. Write them down, or print this page.',
  },
  kept: { de: 'Ich habe sie verwahrt, weiter', en: 'I have put them away, on' },
  remove: { de: 'Code-App entfernen', en: 'Remove the authenticator app' },
  removeWhat: {
    de: 'Danach genügt für die Anmeldung wieder der Link per E-Mail. Die Wiederherstellungscodes gelten nicht mehr. Bitte geben Sie einen Code ein, damit sicher ist, dass Sie es sind.',
    en: 'From then on the link by mail is enough to sign in. The recovery codes count no more. Please type a code, so that it is certain that it is you.',
  },
  renew: { de: 'Neue Wiederherstellungscodes', en: 'New recovery codes' },
  renewWhat: (left: number): Text => ({
    de: `Sie haben noch ${left} unbenutzte. Die neuen ersetzen sie.`,
    en: `You have ${left} unused ones left. The new ones replace them.`,
  }),
  since: { de: 'Eingerichtet am', en: 'Set up on' },
  none: {
    de: 'Noch keine. Beim Link per E-Mail wird kein Code verlangt.',
    en: 'None yet. No code is asked for with the link by mail.',
  },
  left: (left: number): Text => ({
    de: `Unbenutzte Wiederherstellungscodes: ${left}`,
    en: `Unused recovery codes: ${left}`,
  }),
} as const;
