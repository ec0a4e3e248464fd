import { append } from '../../../../core/journal/index.ts';
import type { Text } from '../../../../core/policy/index.ts';
import { type Act, type Opened, type PolicyVersion, recordsOf, versions } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { type Mailing, mailingsOf } from '../../campaign/evidence.ts';
import { wordingsByHash } from '../../consent/wording.ts';
import { newsletterSettings } from '../../policy.ts';
import { type JournalReference, journalOf } from '../../proof/journal.ts';
import { type Condition, type Customer, customerClass, missingOf } from '../record/customer.ts';
import { customersByRecord } from '../record/queries.ts';

/** Everything that shows why advertising to one customer was permitted, and how that ended, in plain text. */
export interface CustomerProof {
  readonly record: string;
  readonly stage: string;
  readonly email: string;
  readonly policy: PolicyVersion | undefined;
  readonly enteredAt: Temporal.Instant;
  /** The four of § 7(3) UWG, in the order of its numbers; null where it is not evidenced. */
  readonly conditions: {
    readonly sale: { readonly soldAt: Temporal.Instant; readonly what: string; readonly evidence: string } | null;
    readonly similar: { readonly offers: readonly Offer[]; readonly evidence: string } | null;
    readonly unobjected: { readonly checkedAt: Temporal.Instant; readonly evidence: string } | null;
    readonly told: { readonly at: Temporal.Instant; readonly wording: Wording; readonly evidence: string } | null;
  };
  readonly missing: readonly Condition[];
  /** Every issue that a mail server accepted for it, oldest first. */
  readonly mailings: readonly Mailing[];
  /** The words by which these mails pointed out the right to object, each once. */
  readonly objectionWordings: readonly Wording[];
  readonly end: { readonly at: Temporal.Instant; readonly channel: string; readonly evidence: string | null } | null;
  readonly goneBy: Temporal.Instant | null;
  readonly journal: readonly JournalReference[];
}

interface Offer {
  readonly name: string;
  readonly title: Text;
}

interface Wording {
  readonly hash: string;
  readonly text: string;
}

/** The permissions of a person that are still kept, oldest first, or the one of a record; noted in the journal as disclosed. */
export async function customerProofs(
  world: World,
  tx: Queries,
  { subject, record }: { readonly subject: Buffer; readonly record?: string },
  act: Act,
): Promise<readonly CustomerProof[]> {
  const records = (await recordsOf(tx, subject, customerClass)).filter(({ id }) => (record ?? id) === id);
  const ids = records.map(({ id }) => id);
  const opened = await world.records.openMany(tx, ids, 'newsletter.customer-proof');
  const kept = records.filter(({ id }) => opened.has(id));
  await append(
    tx,
    kept.map(({ id, class: dataClass, stage }) => ({
      at: act.now,
      what: 'disclosed',
      class: dataClass,
      stage,
      rule: 'S43',
      record: id,
      actor: act.by,
    })),
  );
  const proofs: CustomerProof[] = [];
  for (const customer of await customersByRecord(tx, [...opened.keys()])) {
    const [key, own] = [opened.get(customer.record), kept.find(({ id }) => id === customer.record)];
    if (key && own) proofs.push({ ...(await collect(world, tx, key, customer)), goneBy: own.gone_by });
  }
  return proofs;
}

async function collect(world: World, tx: Queries, opened: Opened, k: Customer): Promise<Omit<CustomerProof, 'goneBy'>> {
  const mailings = await mailingsOf(tx, k.record);
  const said = [...new Set(mailings.flatMap(({ objectionWording }) => objectionWording ?? []))];
  const texts = await wordingsByHash(tx, [...said, ...(k.told_wording ? [k.told_wording] : [])]);
  const text = (column: string, sealed: Buffer | null) =>
    sealed && opened.text(`newsletter.customer.${column}`, sealed);
  return {
    record: k.record,
    stage: k.stage,
    email: opened.text('newsletter.customer.email', k.email),
    policy: (await versions(tx)).find(({ number }) => number === k.policy),
    enteredAt: k.entered_at,
    conditions: conditionsOf(world, k, { text, texts }),
    missing: missingOf(k),
    mailings,
    objectionWordings: said.map((hash) => ({ hash, text: texts.get(hash) ?? '' })),
    end: k.ended_at && { at: k.ended_at, channel: k.end_channel ?? '', evidence: text('end_evidence', k.end_evidence) },
    journal: await journalOf(tx, k.record),
  };
}

interface Plain {
  readonly text: (column: string, sealed: Buffer | null) => string | null;
  readonly texts: ReadonlyMap<string, string>;
}

function conditionsOf({ rules }: World, k: Customer, { text, texts }: Plain): CustomerProof['conditions'] {
  const known = newsletterSettings(rules.policy).customers?.offers ?? [];
  const offers = k.similar_offers.map((name) => ({
    name,
    // An offer that the policy names no more keeps its name.
    title: known.find((offer) => offer.name === name)?.title ?? { de: name, en: name },
  }));
  const evidence = (column: string, sealed: Buffer | null) => text(column, sealed) ?? '';
  return {
    sale: k.sold_at && {
      soldAt: k.sold_at,
      what: evidence('sale', k.sale),
      evidence: evidence('sale_evidence', k.sale_evidence),
    },
    similar: offers.length > 0 ? { offers, evidence: evidence('similar_evidence', k.similar_evidence) } : null,
    unobjected: k.unobjected_at && {
      checkedAt: k.unobjected_at,
      evidence: evidence('unobjected_evidence', k.unobjected_evidence),
    },
    told: k.told_at && {
      at: k.told_at,
      wording: { hash: k.told_wording ?? '', text: texts.get(k.told_wording ?? '') ?? '' },
      evidence: evidence('told_evidence', k.told_evidence),
    },
  };
}
