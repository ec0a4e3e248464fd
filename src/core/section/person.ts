import { classNamed, type LegalBasis, type Purpose, type Stage, stageNamed, type Text } from '../policy/index.ts';
import { type Act, type Ahead, aheadOf, type Demanded, personAccess } from '../records/index.ts';
import type { Queries } from '../store/index.ts';
import { type Disclosure, disclosuresOf } from './disclosures.ts';
import { type OpenRights, openRights } from './open-rights.ts';
import { type Meant, meantOf, type Owned, recordsOfPerson } from './records-of.ts';
import type { Field, Section } from './section.ts';
import type { World } from './world.ts';

/** Everything held about a person under one record: what, why, on which ground, from where, for whom, until when (Art. 15 GDPR). */
export interface HeldAbout {
  readonly record: string;
  readonly section: string;
  readonly class: string;
  readonly title: Text;
  readonly stage: string;
  readonly stageTitle: Text;
  readonly since: Temporal.Instant;
  /** The instant by which it is gone, if its stage ends by itself. */
  readonly until: Temporal.Instant | null;
  readonly held: boolean;
  /** Its erasure was demanded while a hold suspends it: carried out the moment the hold closes. */
  readonly demanded: boolean;
  readonly basis: LegalBasis;
  readonly purposes: readonly Purpose[];
  readonly source: Text;
  readonly recipients: readonly string[];
  readonly fields: readonly Field[];
  /** `restricted` (Art. 18 GDPR) or `blocked`; left out where it is neither. */
  readonly kind?: Stage['kind'];
  /** What becomes of it if nothing happens: the stages to come, and the instant by which it is gone. */
  readonly ahead: Ahead;
  /** Who was given it, as the journal tells. */
  readonly disclosures: readonly Disclosure[];
  /** What its person can have done with it at once. */
  readonly open: OpenRights;
}

/** What every section holds about an address; empty when nothing is held. */
export async function heldIn(
  world: World,
  sections: readonly Section[],
  tx: Queries,
  address: string,
): Promise<readonly HeldAbout[]> {
  const owned = await recordsOfPerson(world, sections, tx, address);
  const ids = owned.map(({ record }) => record.id);
  const opened = await world.records.openMany(tx, ids, personAccess);
  const disclosed = await disclosuresOf(tx, ids);
  const held: HeldAbout[] = [];
  for (const one of owned) {
    const key = opened.get(one.record.id);
    const fields = key ? ((await one.section.subject?.fields(tx, key, world)) ?? []) : [];
    held.push({ ...describe(world, one), fields, disclosures: disclosed.get(one.record.id) ?? [] });
  }
  return held;
}

function describe(world: World, owned: Owned): Omit<HeldAbout, 'fields' | 'disclosures'> {
  const { section, record } = owned;
  const dataClass = classNamed(world.rules.policy, record.class);
  const stage = stageNamed(dataClass, record.stage);
  return {
    record: record.id,
    section: section.name,
    class: record.class,
    title: dataClass.title,
    stage: record.stage,
    stageTitle: stage.title,
    ...(stage.kind && { kind: stage.kind }),
    since: record.since,
    until: record.gone_by,
    held: record.holds > 0,
    demanded: record.holds > 0 && record.demanded !== null,
    basis: dataClass.basis,
    purposes: dataClass.purposes.filter((purpose) => stage.purposes.includes(purpose.name)),
    source: dataClass.source,
    recipients: dataClass.recipients,
    ahead: aheadOf(world.rules, record),
    open: openRights(world, owned),
  };
}

export type ErasedOf = { readonly record: string; readonly class: string; readonly title: Text } & Demanded;

/** A person demands erasure: answers for each record what became of it, why anything stays, and until when (Art. 17 GDPR). */
export async function eraseRecords(
  world: World,
  sections: readonly Section[],
  tx: Queries,
  { address, records }: { readonly address: string; readonly records: Meant },
  act: Act,
): Promise<readonly ErasedOf[]> {
  const answers: ErasedOf[] = [];
  for (const { record } of await meantOf(world, sections, tx, address, records)) {
    const demanded = await world.records.demandErasure(tx, record.id, act);
    const { title } = classNamed(world.rules.policy, record.class);
    // Erased with the record it hangs from: said there.
    if (demanded.outcome !== 'gone') answers.push({ record: record.id, class: record.class, title, ...demanded });
  }
  return answers;
}
