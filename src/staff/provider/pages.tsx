import type { Text } from '../../core/policy/index.ts';
import { useVisit } from '../../core/web/index.ts';

/** The way out: the browser goes on by itself, and whose does not has the link. */
export function OnTheWay({ to, title }: { readonly to: string; readonly title: Text }) {
  const { t } = useVisit();
  return (
    <article class="stack">
      <h1>{t(words.onTheWay)}</h1>
      <p>
        <a href={to}>
          {t(words.goOn)} {t(title)}
        </a>
      </p>
    </article>
  );
}

export type Trouble = keyof typeof troubles;

/** What went wrong, and what to do now. */
export function NotSignedIn({ trouble }: { readonly trouble: Trouble }) {
  const { t, to } = useVisit();
  const { title, next } = troubles[trouble];
  return (
    <article class="stack">
      <h1>{t(title)}</h1>
      <p>{t(next)}</p>
      <p>
        <a href={to('/staff/sign-in')}>{t(words.back)}</a>
      </p>
    </article>
  );
}

export const troubles = {
  down: {
    status: 503,
    title: { de: 'Der Anmeldedienst antwortet nicht', en: 'The identity provider does not answer' },
    next: {
      de: 'Versuchen Sie es in einigen Minuten noch einmal oder nehmen Sie den Link per E-Mail oder Ihren Passkey: Beide kommen ohne den Dienst aus.',
      en: 'Try again in a few minutes, or use the link by mail or your passkey: both do without the provider.',
    },
  },
  forged: {
    status: 400,
    title: { de: 'Diese Antwort gehört zu keiner Anmeldung', en: 'This answer belongs to no sign-in' },
    next: {
      de: 'Die Anmeldung wurde schon benutzt, hat zu lange gedauert oder in einem anderen Browser begonnen. Beginnen Sie hier noch einmal.',
      en: 'The sign-in was used already, took too long, or began in another browser. Begin again here.',
    },
  },
  denied: {
    status: 403,
    title: { de: 'Der Anmeldedienst hat abgelehnt', en: 'The identity provider has refused' },
    next: {
      de: 'Dort wurde abgebrochen, oder Ihr Konto darf sich hier nicht anmelden. Versuchen Sie es noch einmal oder nehmen Sie den Link per E-Mail.',
      en: 'It was cancelled there, or your account may not sign in here. Try again, or use the link by mail.',
    },
  },
  unverified: {
    status: 403,
    title: { de: 'Ihre Adresse ist dort nicht bestätigt', en: 'Your address is not verified there' },
    next: {
      de: 'Der Anmeldedienst bürgt nicht für Ihre E-Mail-Adresse. Bestätigen Sie sie dort oder nehmen Sie den Link per E-Mail.',
      en: 'The identity provider does not vouch for your e-mail address. Verify it there, or use the link by mail.',
    },
  },
  domain: {
    status: 403,
    title: {
      de: 'Adressen dieser Domain sind hier nicht zugelassen',
      en: 'Addresses of this domain are not allowed here',
    },
    next: {
      de: 'Melden Sie sich mit dem Konto an, das zu Ihrer Arbeit gehört, oder nehmen Sie den Link per E-Mail.',
      en: 'Sign in with the account that belongs to your work, or use the link by mail.',
    },
  },
  uninvited: {
    status: 403,
    title: { de: 'Für diese Adresse gibt es keinen Zugang', en: 'There is no account for this address' },
    next: {
      de: 'Ein Zugang entsteht nur durch Einladung. Bitten Sie jemanden, der die Zugänge verwaltet, diese Adresse einzuladen.',
      en: 'An account comes by invitation only. Ask somebody who manages the accounts to invite this address.',
    },
  },
} as const satisfies Readonly<
  Record<string, { readonly status: 400 | 403 | 503; readonly title: Text; readonly next: Text }>
>;

export const words = {
  onTheWay: { de: 'Weiter zum Anmeldedienst', en: 'On to the identity provider' },
  goOn: { de: 'Weiter zu', en: 'On to' },
  back: { de: 'Zur Anmeldung', en: 'To the sign-in' },
  with: { de: 'Anmelden über', en: 'Sign in by' },
} as const satisfies Record<string, Text>;
