import type { MailKind } from '../../core/mail/index.ts';
import { dateAndTimeInWords, type Language } from '../../core/policy/index.ts';
import type { World } from '../../core/section/index.ts';

export const factorMailKind = 'staff.factor';

export type FactorChange =
  | 'totp-added'
  | 'totp-removed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'recovery-renewed'
  | 'recovery-used'
  | 'reset';

/** Tells somebody that a way of signing in to their account has come or gone. */
export const factorMail = (world: () => World): MailKind => ({
  name: factorMailKind,
  purpose: 'staff.sign-in',
  compose: ({ language, payload }) => {
    const { policy } = world().rules;
    const what = changes[language][payload['change'] as FactorChange];
    const at = dateAndTimeInWords(Temporal.Instant.from(payload['at'] ?? ''), language, policy);
    const page = `${world().baseUrl}${language === 'de' ? '' : `/${language}`}/staff/access`;
    return { ...texts[language]({ name: policy.controller.name, what, at, page }), autoSubmitted: 'auto-generated' };
  },
});

const changes: Readonly<Record<Language, Readonly<Record<FactorChange, string>>>> = {
  de: {
    'totp-added': 'Eine Code-App ist eingerichtet',
    'totp-removed': 'Die Code-App ist entfernt',
    'passkey-added': 'Ein Passkey ist eingerichtet',
    'passkey-removed': 'Ein Passkey ist entfernt',
    'recovery-renewed': 'Neue Wiederherstellungscodes sind ausgestellt',
    'recovery-used': 'Ein Wiederherstellungscode ist benutzt worden',
    reset: 'Code-App und Passkeys sind zurückgesetzt',
  },
  en: {
    'totp-added': 'An authenticator app has been set up',
    'totp-removed': 'The authenticator app has been removed',
    'passkey-added': 'A passkey has been set up',
    'passkey-removed': 'A passkey has been removed',
    'recovery-renewed': 'New recovery codes have been made',
    'recovery-used': 'A recovery code has been used',
    reset: 'Authenticator app and passkeys have been reset',
  },
};

interface Facts {
  readonly name: string;
  readonly what: string;
  readonly at: string;
  readonly page: string;
}

const texts: Readonly<Record<Language, (facts: Facts) => { readonly subject: string; readonly text: string }>> = {
  de: ({ name, what, at, page }) => ({
    subject: `${what}: Ihr Zugang bei ${name}`,
    text: `Guten Tag,

${what}, am ${at} Uhr.

Waren Sie das, brauchen Sie nichts zu tun. Waren Sie es nicht, melden Sie sich überall ab und sagen Sie es denen, die die Zugänge verwalten:

${page}

${name}
`,
  }),
  en: ({ name, what, at, page }) => ({
    subject: `${what}: your account at ${name}`,
    text: `Hello,

${what}, on ${at}.

If it was you, you need not do anything. If it was not, sign out everywhere and tell those who manage the accounts:

${page}

${name}
`,
  }),
};
