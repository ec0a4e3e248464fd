import type { Text } from '../../core/policy/index.ts';
import { Message, useVisit } from '../../core/web/index.ts';
import { PasskeyBox } from './box.tsx';

/** Offered once after a sign-in by link; nobody is kept from working without one. */
export function Offer({ failed }: { readonly failed?: boolean }) {
  const { t, to } = useVisit();
  return (
    <div class="stack staff__text">
      {failed && <Message kind="wrong">{t(words.again)}</Message>}
      <p>{t(words.what)}</p>
      <PasskeyBox use="register" button={words.add} />
      <noscript>
        <p class="small">{t(words.noScript)}</p>
      </noscript>
      <p>
        <a href={to('/staff')}>{t(words.later)}</a>
      </p>
    </div>
  );
}

export function Failed() {
  const { t, to } = useVisit();
  return (
    <article class="stack">
      <h1>{t(words.failed)}</h1>
      <p>{t(words.again)}</p>
      <p>
        <a href={to('/staff/sign-in')}>{t(words.back)}</a>
      </p>
    </article>
  );
}

export const words = {
  offer: { de: 'Passkey einrichten', en: 'Set up a passkey' },
  what: {
    de: 'Mit einem Passkey melden Sie sich künftig ohne E-Mail an, mit Fingerabdruck, Gesicht oder der Sperre Ihres Geräts. Wir speichern nur seinen öffentlichen Schlüssel, verschlüsselt. Der Link per E-Mail bleibt möglich.',
    en: 'With a passkey you sign in without a mail from now on, by fingerprint, face or the lock of your device. We store only its public key, encrypted. The link by mail remains possible.',
  },
  add: { de: 'Passkey einrichten', en: 'Set up a passkey' },
  noScript: { de: 'Passkeys brauchen JavaScript.', en: 'Passkeys need JavaScript.' },
  later: { de: 'Später, weiter zur Übersicht', en: 'Later, on to the board' },
  failed: { de: 'Der Passkey passte nicht', en: 'The passkey did not fit' },
  again: {
    de: 'Die Antwort Ihres Geräts passte zu keiner offenen Anfrage. Versuchen Sie es noch einmal oder nehmen Sie den Link per E-Mail.',
    en: 'The answer of your device fitted no open request. Try again, or use the link by mail.',
  },
  back: { de: 'Zur Anmeldung', en: 'To the sign-in' },
} as const satisfies Record<string, Text>;
