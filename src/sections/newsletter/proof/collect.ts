import { append } from '../../../core/journal/index.ts';
import type { Language } from '../../../core/policy/index.ts';
import {
  type Act,
  type Opened,
  type PolicyVersion,
  recordsOf,
  type StoredRecord,
  versions,
} from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import { normalizedAddress } from '../../../core/vault/index.ts';
import { type Mailing, mailingsOf } from '../campaign/evidence.ts';
import { wordingByHash, wordingLanguage } from '../consent/wording.ts';
import { type CustomerProof, customerProofs } from '../customer/proof/collect.ts';
import type { ImportEvidence } from '../import/declaration.ts';
import { type Subscription, subscriptionClass, subscriptionsByRecord } from '../queries.ts';
import { type JournalReference, journalOf } from './journal.ts';

/** Everything that shows one consent, in plain text. */
export interface ConsentProof {
  readonly record: string;
  readonly stage: string;
  readonly email: string;
  readonly language: Language;
  readonly policy: PolicyVersion | undefined;
  readonly consentText: string;
  readonly consentHash: string;
  /** The form as it was shown, in HTML. */
  readonly formText: string;
  readonly formHash: string;
  readonly mailText: string;
  readonly mailHash: string;
  readonly requestedAt: Temporal.Instant;
  readonly requestedIp: string;
  readonly confirmedAt: Temporal.Instant;
  readonly confirmedIp: string;
  readonly mail: {
    readonly at: Temporal.Instant;
    readonly id: string;
    readonly reply: string;
    readonly sourceHash: string;
  } | null;
  readonly end: { readonly at: Temporal.Instant; readonly channel: string; readonly evidence: string | null } | null;
  /** By which way it was asked for: the form, or the mail that confirmed the end of the subscription before. */
  readonly cameBy: Subscription['came_by'];
  /** Where the subscription came from another system: what was declared about it when it was taken in. */
  readonly imported: (ImportEvidence & { readonly isConfirmedThere: boolean }) | null;
  /** Every issue that a mail server accepted for it, oldest first. */
  readonly mailings: readonly Mailing[];
  /** The exclusive end of the proof, once it runs. */
  readonly goneBy: Temporal.Instant | null;
  readonly journal: readonly JournalReference[];
}

export interface Proof {
  readonly address: string;
  readonly normalized: string;
  readonly at: Temporal.Instant;
  readonly consents: readonly ConsentProof[];
  /** What permitted advertising without consent (§ 7(3) UWG), and how that ended. */
  readonly customers: readonly CustomerProof[];
}

/**
 * Every consent that an address ever confirmed and every permission by law that are still kept, oldest first; noted in the
 * journal as disclosed.
 */
export async function proofOf(world: World, address: string, act: Act): Promise<Proof> {
  const subject = world.records.subject('newsletter', address);
  const told = await transaction(world.apart.proof, async (tx) => {
    const records = await recordsOf(tx, subject, subscriptionClass);
    const opened = await world.records.openMany(
      tx,
      records.map(({ id }) => id),
      'newsletter.proof',
    );
    const kept = records.filter(({ id }) => opened.has(id));
    await noteDisclosed(tx, kept, act);
    const consents = await collect(tx, kept, opened);
    return { consents, customers: await customerProofs(world, tx, { subject }, act) };
  });
  return { address, normalized: normalizedAddress(address), at: act.now, ...told };
}

const noteDisclosed = (tx: Queries, records: readonly StoredRecord[], act: Act): Promise<void> =>
  append(
    tx,
    records.map((record) => ({
      at: act.now,
      what: 'disclosed',
      class: record.class,
      stage: record.stage,
      rule: 'S41',
      record: record.id,
      actor: act.by,
    })),
  );

async function collect(
  tx: Queries,
  records: readonly StoredRecord[],
  opened: ReadonlyMap<string, Opened>,
): Promise<readonly ConsentProof[]> {
  const policies = await versions(tx);
  const proofs: ConsentProof[] = [];
  for (const s of await subscriptionsByRecord(
    tx,
    records.map(({ id }) => id),
  )) {
    const key = opened.get(s.record);
    const record = records.find(({ id }) => id === s.record);
    if (!key || !record) continue;
    const consentText = (await wordingByHash(tx, s.consent_wording)) ?? '';
    const formText = (await wordingByHash(tx, s.form_wording)) ?? '';
    const mailText = (await wordingByHash(tx, s.mail_wording)) ?? '';
    const policy = policies.find(({ number }) => number === s.policy);
    proofs.push({
      ...plain(key, s),
      language: (await wordingLanguage(tx, s.consent_wording)) ?? s.language,
      policy,
      consentText,
      formText,
      mailText,
      mailings: await mailingsOf(tx, s.record),
      goneBy: record.gone_by,
      journal: await journalOf(tx, s.record),
    });
  }
  return proofs;
}

function plain(
  opened: Opened,
  s: Subscription,
): Omit<
  ConsentProof,
  'language' | 'policy' | 'consentText' | 'formText' | 'mailText' | 'mailings' | 'goneBy' | 'journal'
> {
  const text = (column: string, sealed: Buffer) => opened.text(`newsletter.subscription.${column}`, sealed);
  if (!s.confirmed_at || !s.confirmed_ip)
    throw new Error(`Record ${s.record} opens as a proof, yet it was never confirmed.`);
  const { mail_sent_at: sentAt, mail_id: id, mail_reply: reply, mail_source_hash: sourceHash } = s;
  return {
    record: s.record,
    stage: s.stage,
    email: text('email', s.email),
    cameBy: s.came_by,
    consentHash: s.consent_wording,
    formHash: s.form_wording,
    mailHash: s.mail_wording,
    requestedAt: s.requested_at,
    requestedIp: text('requested_ip', s.requested_ip),
    confirmedAt: s.confirmed_at,
    confirmedIp: text('confirmed_ip', s.confirmed_ip),
    mail:
      sentAt && id && reply && sourceHash
        ? { at: sentAt, id: text('mail_id', id), reply: text('mail_reply', reply), sourceHash }
        : null,
    imported: importedOf(opened, s, s.confirmed_at),
    end:
      s.ended_at && s.end_channel
        ? { at: s.ended_at, channel: s.end_channel, evidence: s.end_evidence && text('end_evidence', s.end_evidence) }
        : null,
  };
}

function importedOf(
  opened: Opened,
  { import_evidence: sealed }: Subscription,
  confirmedAt: Temporal.Instant,
): ConsentProof['imported'] {
  if (!sealed) return null;
  const evidence = JSON.parse(opened.text('newsletter.subscription.import_evidence', sealed)) as ImportEvidence;
  // Whoever was asked here confirmed here, later than that.
  const isConfirmedThere = Temporal.Instant.compare(confirmedAt, Temporal.Instant.from(evidence.importedAt)) < 0;
  return { ...evidence, isConfirmedThere };
}
