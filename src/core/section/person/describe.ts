import { classNamed, stageNamed } from '../../policy/index.ts';
import { type Act, aheadOf, type Opened, personAccess } from '../../records/index.ts';
import type { Queries } from '../../store/index.ts';
import type { ErasedOf, Meant } from '../became.ts';
import type { Field, HeldAbout } from '../held.ts';
import type { Section } from '../section.ts';
import type { World } from '../world.ts';
import { disclosuresOf } from './disclosures.ts';
import { openRights } from './open-rights.ts';
import { meantOf, type Owned, recordsOfPerson } from './records-of.ts';
import { secretlyHeld } from './secret.ts';

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
  const fields = await fieldsOf(world, tx, owned, opened);
  const secret = await secretlyHeld(tx, ids, world.clock.now());
  return owned.map((one) => ({
    ...describe(world, one),
    ...(secret.has(one.record.id) && {
      secret: { open: openRights(world, { ...one, record: { ...one.record, holds: 0, demanded: null } }) },
    }),
    fields: fields.get(one.record.id) ?? [],
    disclosures: disclosed.get(one.record.id) ?? [],
  }));
}

/** Each section reads its own: all at once where it can, else one after the other. */
async function fieldsOf(
  world: World,
  tx: Queries,
  owned: readonly Owned[],
  opened: ReadonlyMap<string, Opened>,
): Promise<ReadonlyMap<string, readonly Field[]>> {
  const fields = new Map<string, readonly Field[]>();
  for (const [{ subject }, records] of Map.groupBy(owned, ({ section }) => section)) {
    const keys = records.flatMap(({ record }) => opened.get(record.id) ?? []);
    if (subject?.fieldsOfMany) for (const one of await subject.fieldsOfMany(tx, keys, world)) fields.set(...one);
    else if (subject) for (const key of keys) fields.set(key.id, await subject.fields(tx, key, world));
  }
  return fields;
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
