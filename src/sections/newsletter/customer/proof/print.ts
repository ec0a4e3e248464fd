import { append } from '../../../../core/journal/index.ts';
import { type Act, recordById } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { type Queries, transaction } from '../../../../core/store/index.ts';
import { mailingsOf } from '../../campaign/evidence.ts';
import { wordingByHash } from '../../consent/wording.ts';
import { newsletterSettings, offersInWords } from '../../policy.ts';
import { sheetsPdf } from '../../proof/draw.ts';
import { journalOf } from '../../proof/journal.ts';
import { missingOf } from '../record/customer.ts';
import { customerByRecord } from '../record/queries.ts';
import { type CustomerProof, customerSheet } from './sheet.ts';

/** The proof that advertising to a customer was permitted, as PDF; null where there is none. Noted in the journal. */
export async function printedCustomerProof(world: World, record: string, act: Act): Promise<Uint8Array | null> {
  const proof = await transaction(world.db, (tx) => customerProof(world, tx, record, act));
  if (!proof) return null;
  const title = `Nachweis der gesetzlichen Erlaubnis zur Werbung: ${proof.email}`;
  return sheetsPdf(world, { title, at: act.now, sheets: [customerSheet(world, proof, act.now)] });
}

async function customerProof(world: World, tx: Queries, record: string, act: Act): Promise<CustomerProof | undefined> {
  const opened = await world.records.open(tx, record, 'newsletter.customer-proof');
  const [k, stored] = [await customerByRecord(tx, record), await recordById(tx, record)];
  if (!k || !stored || 'refused' in opened) return undefined;
  const disclosed = { at: act.now, what: 'disclosed', class: stored.class, stage: stored.stage, rule: 'S43' } as const;
  await append(tx, [{ ...disclosed, record, actor: act.by }]);
  const text = (column: string, sealed: Buffer | null) =>
    sealed && opened.text(`newsletter.customer.${column}`, sealed);
  const known = newsletterSettings(world.rules.policy).customers?.offers ?? [];
  const offers = k.similar_offers.map((name) => known.find((o) => o.name === name)?.title ?? { de: name, en: name });
  return {
    record,
    email: opened.text('newsletter.customer.email', k.email),
    policy: k.policy,
    enteredAt: k.entered_at,
    missing: missingOf(k),
    soldAt: k.sold_at,
    sale: text('sale', k.sale),
    saleEvidence: text('sale_evidence', k.sale_evidence),
    offers: offersInWords(offers, 'de'),
    similarEvidence: text('similar_evidence', k.similar_evidence),
    unobjectedAt: k.unobjected_at,
    unobjectedEvidence: text('unobjected_evidence', k.unobjected_evidence),
    toldAt: k.told_at,
    toldHash: k.told_wording,
    toldText: k.told_wording ? ((await wordingByHash(tx, k.told_wording)) ?? null) : null,
    toldEvidence: text('told_evidence', k.told_evidence),
    mailings: await mailingsOf(tx, record),
    end: k.ended_at && { at: k.ended_at, channel: k.end_channel ?? '', evidence: text('end_evidence', k.end_evidence) },
    goneBy: stored.gone_by,
    journal: await journalOf(tx, record),
  };
}
