import type { Text } from '../../../../core/policy/index.ts';
import type { RequestKind } from '../../../../core/section/index.ts';

export const words = {
  person: { de: 'Person', en: 'Person' },
  stage: { de: 'Stand', en: 'Stage' },
  ground: { de: 'Rechtsgrundlage', en: 'Legal basis' },
  presumed: { de: 'angenommen, von niemandem festgestellt', en: 'presumed, established by nobody' },
  hold: {
    de: 'Eine Aussetzung verhindert die Löschung, bis sie geschlossen wird.',
    en: 'A hold keeps it from erasure until it is closed.',
  },
  line: { de: 'Lebenslauf', en: 'Life' },
  ifNobody: { de: 'wenn niemand etwas tut', en: 'if nobody does anything' },
  first: { de: 'erste Nachricht', en: 'first message' },
  erased: { de: 'gelöscht', en: 'erased' },
  today: { de: 'heute', en: 'today' },
  back: { de: 'Alle Schriftwechsel', en: 'All conversations' },

  messages: { de: 'Nachrichten', en: 'Messages' },
  live: {
    de: 'Gerade aus dem Postfach gelesen, als reiner Text: Bilder, Schriften und Zählpixel werden nie geladen.',
    en: 'Read from the mailbox just now, as plain text: pictures, fonts and tracking pixels are never loaded.',
  },
  locked: {
    de: 'In diesem Stand liest hier niemand mit. Die Nachrichten liegen unverändert im Postfach, abseits in einem eigenen Ordner, bis ihre Frist endet.',
    en: 'At this stage nobody reads them here. The messages lie unchanged in the mailbox, apart in a folder of their own, until their time ends.',
  },
  unreachable: {
    de: 'Das Postfach antwortet gerade nicht. Hier liegt keine Kopie, die stattdessen gezeigt werden könnte; über die Frist lässt sich trotzdem entscheiden.',
    en: 'The mailbox does not answer at present. No copy lies here that could be shown instead; the deadline can be decided all the same.',
  },
  unreachableNext: { de: 'Zum Stand des Postfachs', en: 'To the state of the mailbox' },
  empty: {
    de: 'Im Postfach liegt keine dieser Nachrichten mehr.',
    en: 'None of these messages lies in the mailbox any more.',
  },
  inbound: { de: 'an uns', en: 'to us' },
  outbound: { de: 'von uns', en: 'from us' },
  automatic: { de: 'von einem Programm', en: 'by a program' },
  attachments: { de: 'Anhänge, nur genannt', en: 'Attachments, named only' },
  noText: { de: '(kein Text)', en: '(no text)' },
  noSubject: { de: '(ohne Betreff)', en: '(no subject)' },
  cut: {
    de: 'Hier bricht die Anzeige ab; das Ganze steht im Postfach.',
    en: 'The display ends here; all of it is in the mailbox.',
  },

  request: { de: 'Das ist eine Anfrage zu Betroffenenrechten', en: 'This is a request about rights' },
  requestWhat: {
    de: 'Sie wird als Vorgang aufgenommen. Die Frist läuft vom Eingang dieser Nachricht an, nicht ab heute.',
    en: 'It is taken in as a case. The time runs from when this message came in, not from today.',
  },
  kinds: { de: 'Was wird verlangt?', en: 'What is asked for?' },
  receive: { de: 'Als Vorgang aufnehmen', en: 'Take in as a case' },
  received: { de: 'Die Anfrage ist als Vorgang aufgenommen.', en: 'The request has been taken in as a case.' },

  review: { de: 'Prüfung', en: 'Review' },
  question: { de: 'Ist dieser Schriftwechsel noch nötig?', en: 'Is this conversation still needed?' },
  keep: { de: 'Weiter nötig', en: 'Still needed' },
  keepLegend: { de: 'Worauf stützt sich das Behalten?', en: 'On what does keeping rest?' },
  reason: { de: 'Grund in Worten', en: 'Reason in words' },
  reasonHint: {
    de: 'Wird mit dem Schriftwechsel verschlüsselt und mit ihm gelöscht; im Protokoll steht nur der Buchstabe.',
    en: 'Sealed with the conversation and erased with it; the journal has the letter alone.',
  },
  nextOn: { de: 'Nächste Prüfung am', en: 'Next review on' },
  drop: { de: 'Nicht mehr nötig', en: 'No longer needed' },
  dropWhat: {
    de: 'Wird sofort gesperrt und aus allen Ordnern des Postfachs gelöscht. Bis dahin lässt es sich zurücknehmen.',
    en: 'Locked at once and erased from every folder of the mailbox. Until then it can be taken back.',
  },
  close: { de: 'Vorgang abschließen und sperren', en: 'Close the matter and block it' },
  closeWhat: {
    de: 'Als Handelsbrief bleibt er bis zum Ende der gesetzlichen Frist gesperrt im Postfach und ist hier nicht mehr lesbar. Das lässt sich nicht zurücknehmen; erst eine neue Nachricht öffnet ihn wieder.',
    en: 'As a commercial letter it stays blocked in the mailbox until the statutory period ends and can no longer be read here. This cannot be taken back; only a new message opens it again.',
  },
  deal: { de: 'Gehört zu einem Geschäft', en: 'Belongs to business' },
  dealWhat: {
    de: 'Der Schriftwechsel bleibt für den Vertrag verfügbar und wird nach Abschluss als Handelsbrief aufbewahrt.',
    en: 'The conversation stays available for the contract and is kept as a commercial letter once that is closed.',
  },
  more: { de: 'Weitere Schritte', en: 'Further steps' },
  withdraw: { de: 'Widerruf der Einwilligung aufnehmen', en: 'Record a withdrawal of consent' },
  withdrawWhat: {
    de: 'Die Person hat ihre Einwilligung widerrufen. Ohne festgestellten anderen Grund wird der Schriftwechsel sofort aus allen Ordnern des Postfachs gelöscht; das lässt sich nicht zurücknehmen. Mit einem bleibt er auf diesem, ein Geschäftsvorgang als gesperrter Handelsbrief.',
    en: 'The person has withdrawn their consent. Unless another ground was established, the conversation is erased at once from every folder of the mailbox; this cannot be taken back. With one it stays on that, a business matter as a blocked commercial letter.',
  },
  keptOn: {
    de: 'Der Widerruf ist vermerkt. Der Schriftwechsel bleibt auf dem festgestellten anderen Grund.',
    en: 'The withdrawal has been noted. The conversation stays on the other ground that was established.',
  },
  withdrawn: { de: 'Einwilligung widerrufen', en: 'Consent withdrawn' },
  withdrawnThen: {
    de: 'Die Person hat widerrufen. Seither ist der Schriftwechsel gesperrt.',
    en: 'The person withdrew. The conversation has been locked since.',
  },
  otherGround: {
    de: 'Nicht sofort gelöscht, weil ein anderer Grund festgestellt ist:',
    en: 'Not erased at once, because another ground was established:',
  },
  otherGroundNext: {
    de: 'Trägt er noch, dann hier mit Begründung behalten; sonst ist nichts zu tun, und er wird am genannten Tag gelöscht.',
    en: 'If it still holds, keep the conversation here with a reason; otherwise nothing is to be done, and it is erased on the day named.',
  },
  heldThen: {
    de: 'Nicht gelöscht, weil eine Aussetzung gilt. Endet sie, ist der Schriftwechsel sofort fort.',
    en: 'Not erased, because a hold applies. When it ends, the conversation is gone at once.',
  },
  reclassify: { de: 'Rechtsgrundlage ändern', en: 'Change the legal basis' },
  reclassifyWhat: {
    de: 'Ändert keine Frist. Buchstabe und Zeitpunkt stehen im Protokoll.',
    en: 'Changes no deadline. The letter and the moment stand in the journal.',
  },
  restrict: { de: 'Einschränken', en: 'Restrict' },
  restrictWhat: {
    de: 'Auf Verlangen der Person (Art. 18 DSGVO): gespeichert und sonst nichts, bis die Einschränkung endet.',
    en: 'On the person’s demand (Art. 18 GDPR): stored and nothing else, until the restriction ends.',
  },
  release: { de: 'Einschränkung aufheben', en: 'Lift the restriction' },
  releaseWhat: {
    de: 'Vorher ist die Person zu unterrichten (Art. 18 Abs. 3 DSGVO).',
    en: 'The person has to be told before (Art. 18(3) GDPR).',
  },
  informed: { de: 'Die Person ist unterrichtet.', en: 'The person has been told.' },
  undo: { de: 'Zurücknehmen', en: 'Take back' },
  undoWhat: {
    de: 'Doch noch nötig? Mit Grund und Begründung wird weiter daran gearbeitet.',
    en: 'Needed after all? With a ground and a reason it is worked on again.',
  },
  blocked: {
    de: 'Gesperrt: aufbewahrt allein, weil das Gesetz es verlangt (§ 257 HGB, § 147 AO). Hier gibt es nichts zu tun.',
    en: 'Blocked: kept only because the law demands it (section 257 HGB, section 147 AO). There is nothing to do here.',
  },
  restricted: {
    de: 'Eingeschränkt: gespeichert und sonst nichts, bis die Einschränkung aufgehoben wird.',
    en: 'Restricted: stored and nothing else, until the restriction is lifted.',
  },
  past: { de: 'Festgestellt', en: 'Established' },
  noPast: { de: 'Noch hat niemand etwas festgestellt.', en: 'Nobody has established anything yet.' },
  byReview: { de: 'geprüft und behalten', en: 'reviewed and kept' },
  byGround: { de: 'Rechtsgrundlage geändert', en: 'legal basis changed' },
  nextWish: { de: 'nächste Prüfung', en: 'next review' },
} as const satisfies Record<string, Text>;

export const kindWords: Readonly<Record<RequestKind, Text>> = {
  access: { de: 'Auskunft (Art. 15)', en: 'Access (Art. 15)' },
  rectification: { de: 'Berichtigung (Art. 16)', en: 'Rectification (Art. 16)' },
  erasure: { de: 'Löschung (Art. 17)', en: 'Erasure (Art. 17)' },
  restriction: { de: 'Einschränkung (Art. 18)', en: 'Restriction (Art. 18)' },
  portability: { de: 'Übertragung (Art. 20)', en: 'Portability (Art. 20)' },
  objection: { de: 'Widerspruch (Art. 21)', en: 'Objection (Art. 21)' },
  withdrawal: { de: 'Widerruf (Art. 7 Abs. 3)', en: 'Withdrawal (Art. 7(3))' },
};

/** Why something was not done, and what to do. */
export const refusals: Readonly<Record<string, Text>> = {
  ground: {
    de: 'Bitte eine Rechtsgrundlage wählen: Ohne sie darf nichts behalten werden.',
    en: 'Please choose a legal basis: without one nothing may be kept.',
  },
  reason: { de: 'Bitte den Grund in Worten angeben.', en: 'Please give the reason in words.' },
  day: {
    de: 'Bitte einen Tag zwischen morgen und dem letzten zulässigen wählen.',
    en: 'Please choose a day between tomorrow and the last one allowed.',
  },
  kinds: { de: 'Bitte angeben, was verlangt wird.', en: 'Please say what is asked for.' },
  event: {
    de: 'Der Stand hat sich inzwischen geändert; dieser Schritt ist von dort aus nicht möglich. Die Seite zeigt den jetzigen.',
    en: 'The stage has changed in the meantime; this step is not possible from there. The page shows where it stands now.',
  },
  held: {
    de: 'Eine Aussetzung verhindert das. Unter „Aussetzungen“ steht, welche.',
    en: 'A hold prevents that. “Holds” shows which.',
  },
  purpose: {
    de: 'In diesem Stand darf der Schriftwechsel dafür nicht geöffnet werden.',
    en: 'At this stage the conversation may not be opened for that.',
  },
  unreachable: {
    de: 'Das Postfach antwortet nicht, die Nachricht kann nicht gelesen werden. Bitte später noch einmal, oder die Anfrage von Hand aufnehmen.',
    en: 'The mailbox does not answer, the message cannot be read. Please try again later, or take the request in by hand.',
  },
  nowhere: {
    de: 'Diese Datenschutzerklärung führt keine Vorgänge zu Betroffenenrechten; der Abschnitt „rights“ fehlt.',
    en: 'This policy keeps no requests about rights; its section “rights” is missing.',
  },
  informed: {
    de: 'Bitte die Person vorher unterrichten und das hier bestätigen.',
    en: 'Please tell the person before, and confirm it here.',
  },
  gone: { de: 'Das gibt es nicht mehr.', en: 'That is no longer there.' },
};
