import type { Text } from '../../core/policy/index.ts';

/** What the forms of the staff area itself do, by their paths. */
export const ownDeeds: Readonly<Record<string, Text>> = {
  '/staff/person': { de: 'Person nachgeschlagen', en: 'looked a person up' },
  '/staff/person/proof': { de: 'Nachweis heruntergeladen', en: 'downloaded a proof' },
  '/staff/person/withdrawal': { de: 'Widerruf aufgenommen', en: 'recorded a withdrawal' },
  '/staff/person/erasure': { de: 'Löschung für eine Person', en: 'erasure for a person' },
  '/staff/holds': { de: 'Aussetzung eröffnet', en: 'opened a hold' },
  '/staff/holds/secrecy': {
    de: 'über die Vertraulichkeit einer Aussetzung entschieden',
    en: 'decided whether a hold is confidential',
  },
  '/staff/holds/close': { de: 'Aussetzung geschlossen', en: 'closed a hold' },
  '/staff/outbox': { de: 'Über eine Mail entschieden', en: 'decided on a mail' },
  '/staff/journal': { de: 'Protokoll geprüft', en: 'verified the journal' },
  '/staff/team': { de: 'Jemanden eingeladen', en: 'invited somebody' },
  '/staff/team/:id': { de: 'Rollen geändert', en: 'changed roles' },
  '/staff/team/remove': { de: 'Zugang entzogen', en: 'withdrew an account' },
  '/staff/clock': { de: 'Uhr vorgestellt', en: 'moved the clock' },
  '/staff/access/factor': { de: 'Code-App eingerichtet', en: 'set up an authenticator app' },
  '/staff/access/factor/begin': { de: 'Code-App begonnen', en: 'began to set up an authenticator app' },
  '/staff/access/factor/remove': { de: 'Code-App entfernt', en: 'removed the authenticator app' },
  '/staff/access/factor/recovery': { de: 'Wiederherstellungscodes erneuert', en: 'made new recovery codes' },
  '/staff/access/passkey': { de: 'Passkey eingerichtet', en: 'set up a passkey' },
  '/staff/access/passkey/remove': { de: 'Passkey entfernt', en: 'removed a passkey' },
  '/staff/access/name': { de: 'Eigenen Namen geändert', en: 'changed their own name' },
};
