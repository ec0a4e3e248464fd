import type { Text } from '../../core/policy/index.ts';
import type { Opened } from '../../core/records/index.ts';
import type { Field, SubjectAccess } from '../../core/section/index.ts';
import type { Queries } from '../../core/store/index.ts';
import { wordingByHash } from './consent/wording.ts';
import { limitClass, type Subscription, subscriptionByRecord } from './queries.ts';

/** Everything that a person may see of a subscription: all of it, the evidence included (Art. 15 GDPR). */
export const subject: SubjectAccess = {
  async fields(tx, opened) {
    if (opened.class === limitClass) return [countField];
    const subscription = await subscriptionByRecord(tx, opened.id);
    if (!subscription) return [];
    return [
      ...signUp(opened, subscription),
      ...(await wordings(tx, subscription)),
      ...mail(opened, subscription),
      ...ending(opened, subscription),
    ];
  },
};

const field = (name: string, title: Text, value: string | Temporal.Instant | null): readonly Field[] =>
  value === null ? [] : [{ name, title, value: value.toString() }];

const countField: Field = {
  name: 'address-hash',
  title: { de: 'Gezählte Bestätigungsmail', en: 'Confirmation mail counted' },
  value: '1',
};

function signUp(opened: Opened, s: Subscription): readonly Field[] {
  const text = (column: string, sealed: Buffer | null) =>
    sealed && opened.text(`newsletter.subscription.${column}`, sealed);
  return [
    ...field('email', { de: 'E-Mail-Adresse', en: 'E-mail address' }, text('email', s.email)),
    ...field('language', { de: 'Sprache', en: 'Language' }, s.language),
    ...field('requested_at', { de: 'Angemeldet am', en: 'Signed up at' }, s.requested_at),
    ...field(
      'requested_ip',
      { de: 'IP-Adresse bei der Anmeldung', en: 'IP address at sign-up' },
      text('requested_ip', s.requested_ip),
    ),
    ...field('confirmed_at', { de: 'Bestätigt am', en: 'Confirmed at' }, s.confirmed_at),
    ...field(
      'confirmed_ip',
      { de: 'IP-Adresse bei der Bestätigung', en: 'IP address at confirmation' },
      text('confirmed_ip', s.confirmed_ip),
    ),
  ];
}

const wordings = async (tx: Queries, s: Subscription): Promise<readonly Field[]> => [
  ...field('policy', { de: 'Fassung der Datenschutzerklärung', en: 'Version of the privacy notice' }, String(s.policy)),
  ...field(
    'consent',
    { de: 'Wortlaut der Einwilligung', en: 'Wording of the consent' },
    (await wordingByHash(tx, s.consent_wording)) ?? null,
  ),
];

function mail(opened: Opened, s: Subscription): readonly Field[] {
  const text = (column: string, sealed: Buffer | null) =>
    sealed && opened.text(`newsletter.subscription.${column}`, sealed);
  return [
    ...field(
      'mail_sent_at',
      { de: 'Bestätigungsmail angenommen am', en: 'Confirmation mail accepted at' },
      s.mail_sent_at,
    ),
    ...field(
      'mail_id',
      { de: 'Kennung der Bestätigungsmail', en: 'Identity of the confirmation mail' },
      text('mail_id', s.mail_id),
    ),
    ...field(
      'mail_reply',
      { de: 'Antwort des Mailservers', en: 'Reply of the mail server' },
      text('mail_reply', s.mail_reply),
    ),
    ...field(
      'mail_source_hash',
      { de: 'SHA-256 der Bestätigungsmail', en: 'SHA-256 of the confirmation mail' },
      s.mail_source_hash,
    ),
  ];
}

function ending(opened: Opened, s: Subscription): readonly Field[] {
  const evidence = s.end_evidence && opened.text('newsletter.subscription.end_evidence', s.end_evidence);
  return [
    ...field('ended_at', { de: 'Beendet am', en: 'Ended at' }, s.ended_at),
    ...field('end_channel', { de: 'Beendet durch', en: 'Ended by' }, s.end_channel),
    ...field('end_evidence', { de: 'Notiz zum Widerruf', en: 'Note on the withdrawal' }, evidence),
  ];
}
