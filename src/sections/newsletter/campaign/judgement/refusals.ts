import type { Refusal, Refused } from '../campaign.ts';

const refusal = (
  code: string,
  [de, mendDe]: readonly [string, string],
  [en, mendEn]: readonly [string, string],
): Refusal => ({ code, sentence: { de, en }, mend: { de: mendDe, en: mendEn } });

export const refuse = (...refused: readonly Refusal[]): Refused => ({ refused });

export const gone = refusal(
  'gone',
  ['Diese Ausgabe gibt es nicht oder nicht mehr.', 'Öffnen Sie die Liste der Ausgaben.'],
  ['There is no such issue, or not any more.', 'Open the list of issues.'],
);

/** It is somewhere else in its life than the deed needs. */
export const wrongState = (state: string): Refusal =>
  refusal(
    'state',
    [`Dafür ist es zu früh oder zu spät: Die Ausgabe steht auf „${state}“.`, 'Laden Sie die Seite neu.'],
    [`It is too early or too late for that: the issue is “${state}”.`, 'Load the page again.'],
  );

/** Two people write the same issue: the later one must see what the earlier one saved. */
export const changedMeanwhile = refusal(
  'changed-meanwhile',
  ['Inzwischen hat jemand anderes diese Ausgabe gespeichert.', 'Vergleichen Sie beide Fassungen.'],
  ['Somebody else has saved this issue in the meantime.', 'Compare both versions.'],
);

export const noList = refusal(
  'list-missing',
  ['Es ist keine Liste gewählt.', 'Wählen Sie mindestens eine Liste der Datenschutzerklärung.'],
  ['No list is chosen.', 'Choose at least one list of the policy.'],
);

export const unknownList = (name: string): Refusal =>
  refusal(
    'list-unknown',
    [`Die Datenschutzerklärung kennt keine Liste „${name}“.`, 'Wählen Sie eine, für die Einwilligungen bestehen.'],
    [`The policy has no list “${name}”.`, 'Choose one for which there are consents.'],
  );

export const foreignTopic = (topic: string): Refusal =>
  refusal(
    'topic-foreign',
    [
      `„${topic}“ ist kein Thema, in das die Empfänger jeder gewählten Liste eingewilligt haben (S33).`,
      'Wählen Sie ein Thema, das jede der Listen nennt.',
    ],
    [
      `“${topic}” is no topic that the recipients of every chosen list have consented to (S33).`,
      'Choose a topic that each of the lists names.',
    ],
  );

export const unknownOffer = (name: string): Refusal =>
  refusal(
    'offer-unknown',
    [
      `Die Datenschutzerklärung kennt keine Angebote „${name}“, für die bei Bestandskunden geworben wird (S43).`,
      'Wählen Sie welche, die sie nennt, oder nur Listen.',
    ],
    [
      `The policy names no offers “${name}” that are advertised to customers (S43).`,
      'Choose some that it names, or lists alone.',
    ],
  );

export const noOwnTopic = (topic: string): Refusal =>
  refusal(
    'topic-not-own',
    [
      `Unter „${topic}“ wird nicht für eigene Angebote geworben; Bestandskunden dürfen das ohne Einwilligung nicht bekommen (S43).`,
      'Wählen Sie das Thema der eigenen Angebote, oder nur Listen.',
    ],
    [
      `Under “${topic}” no own offers are advertised; without consent customers may not get it (S43).`,
      'Choose the topic of the own offers, or lists alone.',
    ],
  );

export const objectionUntold = refusal(
  'objection-untold',
  [
    'In der E-Mail an Bestandskunden fehlt der Hinweis auf das Widerspruchsrecht (S43).',
    'Melden Sie den Fehler; so wird nichts versandt.',
  ],
  [
    'The mail to customers does not point out the right to object (S43).',
    'Report the fault; nothing is sent like this.',
  ],
);

export const brokenHeader = refusal(
  'subject-broken',
  ['Im Betreff steht ein Zeilenumbruch oder Steuerzeichen.', 'Schreiben Sie ihn in eine Zeile.'],
  ['There is a line break or a control character in the subject.', 'Write it in one line.'],
);

export const unknownField = (name: string): Refusal =>
  refusal(
    'field-unknown',
    [
      `Das Feld {{${name}}} gibt es nicht: Die Einwilligung kennt nur die Adresse und den Tag der Bestätigung.`,
      'Verwenden Sie {{email}} oder {{confirmed}}.',
    ],
    [
      `There is no field {{${name}}}: the consent knows the address and the day of its confirmation alone.`,
      'Use {{email}} or {{confirmed}}.',
    ],
  );

export const fieldInAddress = refusal(
  'field-in-link',
  [
    'In einer Link- oder Bildadresse steht ein Feld. So wüsste man, wer den Link öffnet.',
    'Nehmen Sie das Feld aus der Adresse heraus.',
  ],
  ['There is a field in the address of a link or an image. It would tell who opens it.', 'Take it out of the address.'],
);

export const fieldInSubject = refusal(
  'field-in-subject',
  ['Im Betreff steht ein Feld; er ist für alle derselbe.', 'Schreiben Sie ihn ohne Felder.'],
  ['There is a field in the subject, which is the same for everybody.', 'Write it without fields.'],
);

export const attachmentUnfit = (name: string): Refusal =>
  refusal(
    'attachment-unfit',
    [`Der Anhang „${name}“ hat keinen brauchbaren Namen oder Typ oder ist zu groß.`, 'Höchstens 5 MB zusammen.'],
    [`The attachment “${name}” has no usable name or type, or is too big.`, 'At most 5 MB together.'],
  );

export const subjectMissing = refusal(
  'subject-missing',
  ['Der Betreff fehlt.', 'Schreiben Sie einen Betreff, aus dem der Absender und das Thema zu erkennen sind.'],
  ['There is no subject.', 'Write a subject that shows what the mail is about.'],
);

export const bodyMissing = refusal(
  'body-missing',
  ['Der Text fehlt.', 'Schreiben Sie den Text der Ausgabe.'],
  ['There is no text.', 'Write the text of the issue.'],
);

export const remoteImage = (address: string): Refusal =>
  refusal(
    'image-remote',
    [
      `Das Bild ${address} liegt auf einem fremden Rechner; der sähe, wer die Ausgabe liest.`,
      'Hängen Sie es an und nennen Sie es als cid:NAME, oder legen Sie es auf die eigene Website.',
    ],
    [
      `The image ${address} lies on somebody else's machine, which would see who reads the issue.`,
      'Attach it and name it as cid:NAME, or put it on your own website.',
    ],
  );

export const imageMissing = (address: string): Refusal =>
  refusal(
    'image-missing',
    [`Das Bild ${address} ist nicht angehängt.`, 'Hängen Sie es unter diesem Namen an.'],
    [`The image ${address} is not attached.`, 'Attach it under this name.'],
  );

export const linkUnfit = (address: string): Refusal =>
  refusal(
    'link-unfit',
    [`Der Link ${address} führt nirgendwohin.`, 'Schreiben Sie ihn vollständig, mit https:// oder mailto:.'],
    [`The link ${address} leads nowhere.`, 'Write it in full, with https:// or mailto:.'],
  );

export const wayOutMissing = refusal(
  'unsubscribe-not-last',
  ['Der letzte Link ist nicht der zum Abbestellen (S48).', 'Melden Sie den Fehler; so wird nichts versandt.'],
  ['The last link is not the one to unsubscribe (S48).', 'Report the fault; nothing is sent like this.'],
);

export const imprintMissing = refusal(
  'imprint-missing',
  ['Name oder Anschrift des Absenders fehlt.', 'Ergänzen Sie die verantwortliche Stelle in der Datenschutzerklärung.'],
  ["The sender's name or address is missing.", 'Complete the controller in the policy.'],
);

export const senderMissing = refusal(
  'sender-missing',
  ['Die Absenderadresse fehlt oder ist keine Adresse.', 'Ergänzen Sie die E-Mail-Adresse der verantwortlichen Stelle.'],
  ['The address of the sender is missing or is none.', "Complete the controller's e-mail address."],
);

export const insecureSite = refusal(
  'base-url-insecure',
  [
    'Die Website ist nicht über HTTPS zu erreichen; so ist das Abbestellen mit einem Klick nicht möglich (RFC 8058).',
    'Setzen Sie BASE_URL auf eine Adresse mit https://.',
  ],
  [
    'The website is not reached by HTTPS, so unsubscribing by one click is impossible (RFC 8058).',
    'Set BASE_URL to an address with https://.',
  ],
);

export const nobody = refusal(
  'nobody',
  [
    'Unter den gewählten Empfängern ist niemand, der eingewilligt und bestätigt hat oder gesetzlich angeschrieben werden darf.',
    'Wählen Sie andere Listen.',
  ],
  ['Nobody among those chosen has consented and confirmed, or may be written to by law.', 'Choose other lists.'],
);

export const approvalMissing = (above: number): Refusal =>
  refusal(
    'approval-missing',
    [
      `An mehr als ${above} Personen geht eine Ausgabe erst, wenn jemand anderes als die Verfasserin oder der Verfasser sie freigegeben hat.`,
      'Lassen Sie die Ausgabe freigeben.',
    ],
    [
      `An issue goes to more than ${above} persons only after somebody other than its author has approved it.`,
      'Have the issue approved.',
    ],
  );

export const ownApproval = refusal(
  'approval-own',
  ['Die eigene Ausgabe kann niemand selbst freigeben.', 'Bitten Sie jemand anderen darum.'],
  ['Nobody approves an issue of their own.', 'Ask somebody else.'],
);

export const pastSchedule = refusal(
  'schedule-past',
  ['Der Zeitpunkt liegt in der Vergangenheit.', 'Wählen Sie einen späteren oder versenden Sie sofort.'],
  ['That instant is in the past.', 'Choose a later one, or send at once.'],
);

export const addressUnfit = refusal(
  'address-unfit',
  ['Das ist keine E-Mail-Adresse.', 'Prüfen Sie die Schreibweise.'],
  ['That is no e-mail address.', 'Check how it is written.'],
);
