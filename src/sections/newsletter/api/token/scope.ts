import type { Text } from '../../../../core/policy/index.ts';

/** What a token may do; each is given by itself. */
export const scopes = {
  'subscribers:read': {
    de: 'nachsehen, ob eine Adresse abonniert ist',
    en: 'look up whether an address is subscribed',
  },
  'subscribers:write': {
    de: 'Anmeldungen einreichen, Abmeldungen festhalten',
    en: 'submit sign-ups, record withdrawals',
  },
  'customers:write': {
    de: 'Bestandskunden mit Belegen eintragen',
    en: 'enter customers with their evidence',
  },
  'campaigns:read': { de: 'Ausgaben und ihre Zahlen lesen', en: 'read issues and their figures' },
  'campaigns:write': { de: 'Entwürfe anlegen', en: 'make drafts' },
  'transactional:send': { de: 'vereinbarte Mitteilungen senden', en: 'send declared messages' },
  'reports:write': {
    de: 'melden, was von Mails zurückkam',
    en: 'report what came back of mails',
  },
  'exports:read': { de: 'Listen, Nachweise und Zahlen ausgeben', en: 'export lists, proofs and figures' },
} as const satisfies Record<string, Text>;

export type Scope = keyof typeof scopes;
export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]];

/** What cannot be told apart by lists, so that a token for some of them cannot have it. */
export const forAllLists: ReadonlySet<Scope> = new Set<Scope>(['reports:write', 'customers:write']);

interface Asked {
  /** Customers are there only where the policy uses the permission (S43). */
  readonly hasCustomers: boolean;
  /** Whether whoever asks may have tokens for all lists. */
  readonly mayAll: boolean;
}

/** Those for which there is something to do, and which whoever asks may give. */
export const scopesIn = ({ hasCustomers, mayAll }: Asked): readonly Scope[] =>
  scopeNames.filter((name) => (hasCustomers || name !== 'customers:write') && (mayAll || !forAllLists.has(name)));
