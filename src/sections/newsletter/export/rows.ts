import type { Disclosed, PersonsContent } from './persons.ts';

/** One person's line, by the names of its columns; what is not known is null. */
export type PersonRow = Readonly<Record<string, string | number | null>>;

/** The names of the list's columns are those that an import proposes by itself. */
const listColumns = ['email', 'language', 'requested_at', 'requested_ip', 'confirmed_at', 'confirmed_ip'] as const;

const proofColumns = [
  ...listColumns,
  'record',
  'list',
  'stage',
  'policy',
  'consent_wording',
  'form_wording',
  'mail_wording',
  'mail_sent_at',
  'mail_id',
  'mail_reply',
  'mail_source_hash',
  'ended_at',
  'end_channel',
  'end_evidence',
  'import_evidence',
] as const;

export const columnsOf = (content: PersonsContent): readonly string[] =>
  content === 'list' ? listColumns : proofColumns;

export function rowOf(content: PersonsContent, disclosed: Disclosed): PersonRow {
  const full = everything(disclosed);
  return Object.fromEntries(columnsOf(content).map((column) => [column, full[column as keyof typeof full]]));
}

function everything({ subscription: s, opened }: Disclosed) {
  const text = (column: string, sealed: Buffer | null) =>
    sealed && opened.text(`newsletter.subscription.${column}`, sealed);
  return {
    email: text('email', s.email),
    language: s.language,
    requested_at: s.requested_at.toString(),
    requested_ip: text('requested_ip', s.requested_ip),
    confirmed_at: s.confirmed_at?.toString() ?? null,
    confirmed_ip: text('confirmed_ip', s.confirmed_ip),
    record: s.record,
    list: s.list,
    stage: s.stage,
    policy: s.policy,
    consent_wording: s.consent_wording,
    form_wording: s.form_wording,
    mail_wording: s.mail_wording,
    mail_sent_at: s.mail_sent_at?.toString() ?? null,
    mail_id: text('mail_id', s.mail_id),
    mail_reply: text('mail_reply', s.mail_reply),
    mail_source_hash: s.mail_source_hash,
    ended_at: s.ended_at?.toString() ?? null,
    end_channel: s.end_channel,
    end_evidence: text('end_evidence', s.end_evidence),
    import_evidence: text('import_evidence', s.import_evidence),
  };
}
