import { sql } from 'kysely';
import type { World } from '../src/core/section/index.ts';
import type { Queries } from '../src/core/store/index.ts';
import { newsletter } from '../src/sections/newsletter/index.ts';
import { copyOfAddress, rights } from '../src/sections/rights/index.ts';
import { subscribers } from '../tests/support/campaign.ts';
import { freshGround, houseOn } from './support/ground.ts';
import { type Figure, median, milliseconds, range } from './support/measure.ts';
import { makeTwins, twinOf } from './support/twins.ts';

const [rounds, others, records] = [5, 10_000, 1_000];
const collector = 'collector@example.com';

/** Access to 1,000 records of one person, and the erasure of one among 10,000, beside the same on plain tables. */
export async function rightsFigures(): Promise<readonly Figure[]> {
  await using ground = await freshGround();
  const { store } = ground;
  await using assembly = await houseOn(ground, [newsletter, rights]);
  const { world } = assembly;
  const persons = Array.from({ length: others }, (_, at) => `reader-${at}@example.com`);
  await subscribers(world, persons);
  await subscribers(
    world,
    Array.from({ length: records }, () => collector),
  );
  await copyToTwins(store.db);

  const [access, plainAccess, erasure, plainErasure]: number[][] = [[], [], [], []];
  for (let round = 0; round <= rounds; round += 1) {
    const reading = await milliseconds(() => exported(world));
    const plainReading = await milliseconds(() => plainExported(store.db, world));
    const [own, twin] = [persons[round * 2] ?? '', persons[round * 2 + 1] ?? ''];
    const erasing = await milliseconds(() => erased(world, own));
    const plainErasing = await milliseconds(() => plainErased(store.db, world, twin));
    // The first round warms up.
    if (round === 0) continue;
    access?.push(reading);
    plainAccess?.push(plainReading);
    erasure?.push(erasing);
    plainErasure?.push(plainErasing);
  }
  return [
    figure(`access to ${records.toLocaleString('en')} records, as JSON`, access ?? [], plainAccess ?? [], '< 1000 ms'),
    figure(`one person erased among ${others.toLocaleString('en')}`, erasure ?? [], plainErasure ?? [], '< 50 ms'),
  ];
}

function figure(what: string, ours: readonly number[], plain: readonly number[], goal: string): Figure {
  const ratio = median(ours.map((own, round) => (plain[round] ?? own) / own));
  return { what, ours: `${range(ours, 1)} ms`, plain: `${range(plain, 1)} ms`, ratio, goal };
}

async function exported(world: World): Promise<void> {
  const copy = await copyOfAddress(world, collector);
  if (copy.records.length !== records || !JSON.stringify(copy).includes(collector))
    throw new Error(`${copy.records.length} records were handed out, not ${records}.`);
}

/** The same rows from a table that keeps them as they are: found by the same index, nothing to open or to explain. */
async function plainExported(db: Queries, world: World): Promise<void> {
  const subject = world.records.subject('newsletter', collector);
  const { rows } = await sql`
    select r.class, r.stage, r.since, s.* from ${sql.table(twinOf('core.record'))} r
      join ${sql.table(twinOf('newsletter.subscription'))} s on s.record = r.id where r.subject = ${subject}`.execute(
    db,
  );
  if (rows.length !== records || JSON.stringify(rows).length < records)
    throw new Error(`${rows.length} plain rows were handed out, not ${records}.`);
}

async function erased(world: World, address: string): Promise<void> {
  const answers = await world.persons.erase(address, { now: world.clock.now(), by: 'person' });
  if (answers.length !== 1) throw new Error(`${answers.length} records were answered for, not one.`);
}

/** What an application without proof would do: the row and all that hangs from it. */
async function plainErased(db: Queries, world: World, address: string): Promise<void> {
  const subject = world.records.subject('newsletter', address);
  const { numAffectedRows } = await sql`
    delete from ${sql.table(twinOf('core.record'))} where subject = ${subject}`.execute(db);
  if (numAffectedRows !== 1n) throw new Error(`${numAffectedRows} plain rows were erased, not one.`);
}

async function copyToTwins(db: Queries): Promise<void> {
  await makeTwins(db);
  for (const table of ['core.record', 'newsletter.subscription'])
    await sql`insert into ${sql.table(twinOf(table))} select * from ${sql.table(table)}`.execute(db);
  await sql`vacuum analyze`.execute(db);
}
