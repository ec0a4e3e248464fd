import { classNamed, type LegalBasis, type Purpose, stageNamed, type Text } from '../policy/index.ts';
import { type Act, type Demanded, personAccess, type StoredRecord } from '../records/index.ts';
import type { Queries } from '../store/index.ts';
import { type Meant, meantOf, recordsOfPerson } from './records-of.ts';
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
  readonly basis: LegalBasis;
  readonly purposes: readonly Purpose[];
  readonly source: Text;
  readonly recipients: readonly string[];
  readonly fields: readonly Field[];
}

/** What every section holds about an address; empty when nothing is held. */
export async function heldIn(
  world: World,
  sections: readonly Section[],
  tx: Queries,
  address: string,
): Promise<readonly HeldAbout[]> {
  const held: HeldAbout[] = [];
  for (const { section, record } of await recordsOfPerson(world, sections, tx, address))
    held.push(await describe(world, section, tx, record));
  return held;
}

async function describe(world: World, section: Section, tx: Queries, record: StoredRecord): Promise<HeldAbout> {
  const dataClass = classNamed(world.rules.policy, record.class);
  const stage = stageNamed(dataClass, record.stage);
  const opened = await world.records.open(tx, record.id, personAccess);
  return {
    record: record.id,
    section: section.name,
    class: record.class,
    title: dataClass.title,
    stage: record.stage,
    stageTitle: stage.title,
    since: record.since,
    until: record.gone_by,
    held: record.holds > 0,
    basis: dataClass.basis,
    purposes: dataClass.purposes.filter((purpose) => stage.purposes.includes(purpose.name)),
    source: dataClass.source,
    recipients: dataClass.recipients,
    fields: 'refused' in opened ? [] : ((await section.subject?.fields(tx, opened)) ?? []),
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
