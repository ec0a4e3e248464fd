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
