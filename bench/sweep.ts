import { sql } from 'kysely';
import { enactPolicy, type Keeping, records } from '../src/core/records/index.ts';
import { type Queries, transaction } from '../src/core/store/index.ts';
import { freshGround } from './support/ground.ts';
import { type Figure, median, milliseconds, range } from './support/measure.ts';
import { benchRules } from './support/policy.ts';
import { makeTwins, twinOf } from './support/twins.ts';

const rounds = 3;
const now = Temporal.Instant.from('2026-11-23T12:00:00Z');
const later = now.add({ hours: 24 * 90 });
const act = { now, by: 'policy' } as const;

/** 100,000 due among 1,000,000, beside a bare `delete` with the same cascades; and a sweep that finds nothing. */
export async function sweepFigures(): Promise<readonly Figure[]> {
  await using ground = await freshGround();
  const { db } = ground.store;
  const keeping: Keeping = { rules: benchRules(), vault: ground.vault, entered: new Map() };
  const sweep = () => records(keeping).sweep(db, act);
  await prepare(db, keeping);

  await fill(db, 10_000, later);
  const idleSmall = await idle(db, sweep);
  await fill(db, 990_000, later);
  const idleLarge = await idle(db, sweep);

  const [ours, plain]: [number[], number[]] = [[], []];
  const bare = () => sql`delete from plain.core_record where due <= ${now} and holds = 0`.execute(db);
  for (let round = 0; round < rounds; round += 1) {
    await fill(db, 100_000, now.subtract({ hours: 1 }));
    // Turn by turn, so that neither always runs on the warmer machine.
    const turns = [() => timed(db, bare, plain), () => timed(db, sweep, ours)];
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
    await refuseLeftovers(db);
  }
  const seconds = (times: readonly number[]) =>
    `${range(
      times.map((ms) => ms / 1000),
      2,
    )} s`;
  // Round by round: what slowed the machine down for one slowed it down for the other.
  const ratio = median(ours.map((own, round) => (plain[round] ?? own) / own));
  return [
    { what: '100,000 due among 1,000,000', ours: seconds(ours), plain: seconds(plain), ratio, goal: '≥ 0.4' },
    { what: 'nothing due among 10,000', ours: `${idleSmall.toFixed(2)} ms`, goal: '< 5 ms' },
    { what: 'nothing due among 1,000,000', ours: `${idleLarge.toFixed(2)} ms`, goal: '< 5 ms' },
  ];
}

async function prepare(db: Queries, { rules }: Keeping): Promise<void> {
  await enactPolicy(db, rules.policy, { de: '', en: '' }, act);
  await sql`create schema bench`.execute(db);
  await sql`create table bench.letter (
    record uuid primary key references core.record on delete cascade, address bytea not null, at timestamptz not null)`.execute(
    db,
  );
  await sql`create table bench.line (
    record uuid not null references core.record on delete cascade, position integer not null, body bytea not null,
    primary key (record, position))`.execute(db);
  await makeTwins(db);
}

/** Fills both worlds with the same number of records, each with two rows of its own; `due` is when they fall due. */
async function fill(db: Queries, count: number, due: Temporal.Instant): Promise<void> {
  await fillOne(db, count, due, (table) => table);
  await fillOne(db, count, due, twinOf);
  await sql`vacuum analyze`.execute(db);
}

async function fillOne(
  db: Queries,
  count: number,
  due: Temporal.Instant,
  name: (table: string) => string,
): Promise<void> {
  const [record, letter, line] = ['core.record', 'bench.letter', 'bench.line'].map((table) => sql.table(name(table)));
  await transaction(db, async (tx) => {
    // What is filled in fits together; checking six million references is not what is measured.
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`create temporary table fresh on commit drop as
      select uuidv7() as id from generate_series(1, ${count})`.execute(tx);
    await sql`insert into ${record} (id, class, subject, stage, since, due, gone_by, policy)
      select id, 'bench.letter', uuid_send(id) || uuid_send(id), 'kept', ${due}::timestamptz - interval '7 days',
        ${due}, ${due.add({ hours: 24 })}, 1 from fresh`.execute(tx);
    await sql`insert into ${letter} select id, ${Buffer.alloc(60)}, ${now} from fresh`.execute(tx);
    await sql`insert into ${line} select id, 1, ${Buffer.alloc(60)} from fresh`.execute(tx);
    if (name('vault.key') === 'vault.key')
      await sql`insert into vault.key select id, ${Buffer.alloc(60)}, ${now} from fresh`.execute(tx);
  });
}

async function timed(db: Queries, work: () => Promise<unknown>, into: number[]): Promise<void> {
  await sql`checkpoint`.execute(db);
  into.push(await milliseconds(work));
}

async function idle(db: Queries, sweep: () => Promise<unknown>): Promise<number> {
  await sql`checkpoint`.execute(db);
  const times: number[] = [];
  for (let i = 0; i < 220; i += 1) times.push(await milliseconds(sweep));
  return median(times.slice(20));
}

/** A figure for work that was not done would be a lie. */
async function refuseLeftovers(db: Queries): Promise<void> {
  const { rows } = await sql<{ left: number }>`
    select (select count(*) from core.record where due <= ${now}) + (select count(*) from plain.core_record where due <= ${now})
      + (select count(*) from vault.key) - (select count(*) from core.record) as left`.execute(db);
  if (rows[0]?.left !== 0) throw new Error(`${rows[0]?.left} rows or keys are left that should be gone.`);
}
