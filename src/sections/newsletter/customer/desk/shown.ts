import { dateInWords, type Language, lastDayBefore, type Text } from '../../../../core/policy/index.ts';
import { recordById } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import { mailingsOf } from '../../campaign/evidence.ts';
import { channelWords } from '../../consent/channel-words.ts';
import { wordingByHash } from '../../consent/wording.ts';
import { newsletterSettings, offersInWords } from '../../policy.ts';
import { type Condition, missingOf } from '../record/customer.ts';
import { customerByRecord } from '../record/queries.ts';
import { purposeOf } from './queries.ts';
import { words } from './words.ts';

type Evidence = readonly (readonly [title: Text, value: string | Temporal.Instant])[];

/** A customer as their page at the desk shows them. */
export interface Shown {
  readonly record: string;
  readonly stage: string;
  readonly email: string;
  readonly language: Language;
  readonly enteredAt: Temporal.Instant;
  readonly soldAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  readonly end: Text | undefined;
  readonly missing: readonly Condition[];
  /** The last day of the stage, in words. */
  readonly lastDay: string | undefined;
  readonly mailings: number;
  readonly evidence: Readonly<Record<Condition, Evidence>>;
}

/** Undefined when there is no such customer, or not any more. */
export async function shownCustomer(world: World, record: string, language: Language): Promise<Shown | undefined> {
  return transaction(world.db, async (tx) => {
    const [customer, stored] = [await customerByRecord(tx, record), await recordById(tx, record)];
    const opened = customer && (await world.records.open(tx, record, purposeOf(customer.stage)));
    if (!customer || !stored || !opened || 'refused' in opened) return undefined;
    const text = (title: Text, column: string, sealed: Buffer | null): Evidence =>
      sealed ? [[title, opened.text(`newsletter.customer.${column}`, sealed)]] : [];
    const at = (title: Text, instant: Temporal.Instant | null): Evidence => (instant ? [[title, instant]] : []);
    const offers = newsletterSettings(world.rules.policy).customers?.offers ?? [];
    const titles = customer.similar_offers.map((name) => offers.find((one) => one.name === name)?.title ?? said(name));
    const wording = customer.told_wording && (await wordingByHash(tx, customer.told_wording));
    const { calendar } = world.rules;
    return {
      record,
      stage: customer.stage,
      email: opened.text('newsletter.customer.email', customer.email),
      language: customer.language,
      enteredAt: customer.entered_at,
      soldAt: customer.sold_at,
      endedAt: customer.ended_at,
      end: customer.end_channel ? channelWords[customer.end_channel] : undefined,
      missing: missingOf(customer),
      lastDay: stored.gone_by ? dateInWords(lastDayBefore(stored.gone_by, calendar), language, calendar) : undefined,
      mailings: (await mailingsOf(tx, record)).length,
      evidence: {
        sale: [
          ...at(words.soldOn, customer.sold_at),
          ...text(words.sale, 'sale', customer.sale),
          ...text(words.saleEvidence, 'sale_evidence', customer.sale_evidence),
        ],
        similar: [
          ...(titles.length > 0 ? [[words.offers, offersInWords(titles, language)] as const] : []),
          ...text(words.similarEvidence, 'similar_evidence', customer.similar_evidence),
        ],
        unobjected: [
          ...at(words.unobjectedAt, customer.unobjected_at),
          ...text(words.unobjectedEvidence, 'unobjected_evidence', customer.unobjected_evidence),
        ],
        told: [
          ...at(words.toldOn, customer.told_at),
          ...(wording ? [[words.toldWording, wording] as const] : []),
          ...(customer.told_wording ? [[words.toldHash, customer.told_wording] as const] : []),
          ...text(words.toldEvidence, 'told_evidence', customer.told_evidence),
        ],
      },
    };
  });
}

const said = (name: string): Text => ({ de: name, en: name });
