import type { Text } from '../../core/policy/index.ts';

export const words = {
  title: { de: 'Eine Person', en: 'One person' },
  what: {
    de: 'Sehen Sie nach, was zu einer Adresse gespeichert ist, und handeln Sie für die Person. Jeder Blick steht im Protokoll, ohne die Adresse.',
    en: 'See what is held about an address, and act for the person. Each look stands in the journal, without the address.',
  },
  address: { de: 'E-Mail-Adresse der Person', en: 'E-mail address of the person' },
  lookUp: { de: 'Nachsehen', en: 'Look up' },
  nothing: { de: 'Zu dieser Adresse ist nichts gespeichert.', en: 'Nothing is held about this address.' },
  held: { de: 'Was gespeichert ist', en: 'What is held' },
  proof: { de: 'Nachweis der Einwilligung oder Erlaubnis', en: 'Proof of consent or permission' },
  download: { de: 'Nachweis als PDF', en: 'Proof as PDF' },
  downloadSigned: { de: 'Nachweis als signiertes JSON', en: 'Proof as signed JSON' },
  noProof: { de: 'Kein Nachweis vorhanden', en: 'No proof is held' },
  noProofWhat: {
    de: 'Zu dieser Adresse ist keine Einwilligung und keine gesetzliche Erlaubnis zur Werbung gespeichert; es gibt nichts nachzuweisen.',
    en: 'No consent of this address is held and no permission to advertise by law; there is nothing to prove.',
  },
  withdrawal: { de: 'Widerruf erfassen', en: 'Record a withdrawal' },
  channel: { de: 'Wie der Widerruf kam', en: 'How the withdrawal came' },
  evidence: { de: 'Was ihn belegt', en: 'What shows it' },
  evidenceHint: {
    de: 'Zum Beispiel Tag und Uhrzeit des Anrufs. Die Notiz wird verschlüsselt beim Nachweis aufbewahrt.',
    en: 'For example day and time of the call. The note is kept encrypted with the proof.',
  },
  next: { de: 'Weiter', en: 'Continue' },
  withdrawalThen: {
    de: 'Das Abonnement endet sofort; wartende E-Mails an die Adresse werden nicht mehr versandt. Das lässt sich nicht zurücknehmen.',
    en: 'The subscription ends at once; waiting e-mails to the address are no longer sent. This cannot be undone.',
  },
  record: { de: 'Widerruf jetzt erfassen', en: 'Record the withdrawal now' },
  withdrawalDone: { de: 'Widerruf erfasst', en: 'Withdrawal recorded' },
  erasure: { de: 'Löschung verlangt', en: 'Erasure demanded' },
  erase: { de: 'Alles löschen, was gelöscht werden darf', en: 'Erase all that may be erased' },
  erasureThen: {
    de: 'Alles zu dieser Adresse wird gelöscht, soweit keine Pflicht und kein Nachweis entgegensteht (Art. 17 DSGVO). Das lässt sich nicht zurücknehmen.',
    en: 'Everything about this address is erased unless a duty or a proof stands against it (Art. 17 GDPR). This cannot be undone.',
  },
  eraseNow: { de: 'Jetzt löschen', en: 'Erase now' },
  erasureDone: { de: 'Was gelöscht wurde', en: 'What was erased' },
  tell: {
    de: 'Teilen Sie der Person diese Antwort mit (Art. 12 Abs. 3 und 4 DSGVO).',
    en: 'Give the person this answer (Art. 12(3) and (4) GDPR).',
  },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
  another: { de: 'Andere Adresse', en: 'Another address' },
} as const satisfies Record<string, Text>;
