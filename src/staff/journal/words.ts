import type { Deed } from '../../core/journal/index.ts';
import type { Text } from '../../core/policy/index.ts';

/** What was done, in a word or two; the list of deeds is the journal's. */
export const deedWords: Readonly<Record<Deed, Text>> = {
  kept: { de: 'angelegt', en: 'kept' },
  advanced: { de: 'Stufe gewechselt', en: 'advanced' },
  erased: { de: 'gelöscht', en: 'erased' },
  'refused-erasure': { de: 'trotz Löschverlangens behalten', en: 'erasure refused' },
  noticed: { de: 'Mitteilung versandt', en: 'notice sent' },
  restricted: { de: 'eingeschränkt', en: 'restricted' },
  released: { de: 'Einschränkung beendet', en: 'restriction ended' },
  held: { de: 'ausgesetzt', en: 'held' },
  'hold-opened': { de: 'Aussetzung eröffnet', en: 'hold opened' },
  'hold-reviewed': { de: 'Aussetzung geprüft', en: 'hold reviewed' },
  'hold-closed': { de: 'Aussetzung geschlossen', en: 'hold closed' },
  'policy-applied': { de: 'neue Fassung in Kraft', en: 'policy applied' },
  'key-shredded': { de: 'Schlüssel vernichtet', en: 'key shredded' },
  disclosed: { de: 'Auskunft', en: 'disclosed' },
  'staff-invited': { de: 'eingeladen', en: 'invited' },
  'staff-signed-in': { de: 'angemeldet', en: 'signed in' },
  'staff-signed-out': { de: 'abgemeldet', en: 'signed out' },
  'staff-removed': { de: 'Zugang entzogen', en: 'account withdrawn' },
  'staff-role-changed': { de: 'Rolle geändert', en: 'role changed' },
  'staff-factor-added': { de: 'zweiter Faktor eingerichtet', en: 'second factor added' },
  'staff-factor-removed': { de: 'zweiter Faktor entfernt', en: 'second factor removed' },
  'simulation-started': { de: 'Simulation begonnen', en: 'simulation started' },
  'clock-advanced': { de: 'Uhr vorgestellt', en: 'clock advanced' },
  restored: { de: 'Sicherung zurückgespielt', en: 'backup restored' },
  'backed-up': { de: 'gesichert', en: 'backed up' },
  'copy-removed': { de: 'Sicherung gelöscht', en: 'backup removed' },
  replayed: { de: 'nach Rückspielen wiederholt', en: 'repeated after a restore' },
  drilled: { de: 'Rückspielen geübt', en: 'restore drilled' },
  'key-rotated': { de: 'Hauptschlüssel gewechselt', en: 'master key changed' },
  rectified: { de: 'berichtigt', en: 'rectified' },
  assigned: { de: 'einer Adresse zugeordnet', en: 'assigned to an address' },
  withheld: { de: 'in einer Auskunft ausgelassen', en: 'left out of an answer' },
  reminded: { de: 'erinnert', en: 'reminded' },
  seconded: { de: 'von zweiter Person bestätigt', en: 'confirmed by a second person' },
};

export const actorWords: Readonly<Record<string, Text>> = {
  policy: { de: 'Löschlauf', en: 'sweep' },
  person: { de: 'betroffene Person', en: 'the person' },
  staff: { de: 'interner Bereich', en: 'staff' },
  operator: { de: 'Befehlszeile', en: 'command line' },
  server: { de: 'Server', en: 'server' },
};
