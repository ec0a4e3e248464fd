import { sql } from 'kysely';
import { atMost, calendar, days, legitimateInterest, type Policy, policy } from '../src/core/policy/index.ts';
import { type Keeping, records } from '../src/core/records/index.ts';
import { type Queries, transaction } from '../src/core/store/index.ts';
import type { Vault } from '../src/core/vault/index.ts';
import { type Figure, median, milliseconds } from './measure.ts';

const rounds = 3;
const now = Temporal.Instant.from('2026-11-23T12:00:00Z');
const text = (words: string) => ({ de: words, en: words });

/** A policy with one class whose records own a row with a sealed column each. */
function benchPolicy(): Policy {
  const word = text('bench');
  return policy({
    controller: { name: 'Bench', street: '-', postalCode: '-', city: '-', country: word, phone: '-', email: 'bench@example.com', aliases: [], website: '-' },
    authority: { name: word, street: '-', postalCode: '-', city: '-', phone: '-', email: '-', website: '-' },
    timeZone: 'Europe/Berlin',
    holidays: 'DE-NI',
    languages: ['de', 'en'],
    issued: '2026-11-23',
    statutory: [],
    sections: [
      {
        section: 'bench',
        title: word,
        promises: [],
        passages: [],
        recipients: [],
        cookies: [],
        notices: [],
        settings: {},
        classes: [
          {
            name: 'bench.letter',
            title: word,
            persons: word,
            data: [{ name: 'address', title: word }],
            basis: legitimateInterest(word),
            purposes: [{ name: 'bench.reading', title: word }],
            source: word,
            provision: word,
            recipients: [],
            lifecycle: {
              first: 'kept',
              stages: {
                kept: {
                  title: word,
                  purposes: ['bench.reading'],
                  on: { erasureDemanded: 'erased' },
                  after: { earliest: [{ deadline: atMost(days(7)), from: 'since' }], to: 'erased', rule: 'S17' },
                },
              },
            },
          },
        ],
      },
    ],
  });
}

/** Tables that a sweep cascades into, and their plain twins without vault and journal. */
async function prepare(db: Queries, source: Policy): Promise<void> {
  await sql`insert into core.policy_version (number, hash, issued, applied_at, completed_at, source, notice_de, notice_en)
    values (1, ${'0'.repeat(64)}, ${source.issued.toString()}, ${now.toString()}, ${now.toString()}, '{}', '', '')`.execute(db);
  await sql`create schema bench`.execute(db);
  await sql`create table bench.letter (
    record uuid primary key references core.record on delete cascade, address bytea not null, at timestamptz not null)`.execute(db);
  await sql`create table bench.line (
    record uuid not null references core.record on delete cascade, position integer not null, body bytea not null,
    primary key (record, position))`.execute(db);
  await sql`create table bench.plain (like core.record including all)`.execute(db);
  await sql`alter table bench.plain add foreign key (parent) references bench.plain on delete cascade`.execute(db);
  await sql`create table bench.plain_letter (
    record uuid primary key references bench.plain on delete cascade, address bytea not null, at timestamptz not null)`.execute(db);
  await sql`create table bench.plain_line (
    record uuid not null references bench.plain on delete cascade, position integer not null, body bytea not null,
    primary key (record, position))`.execute(db);
}

/** Fills both worlds with the same records; `due` tells how long before `now` they fall due. */
async function fill(db: Queries, count: number, due: Temporal.Instant): Promise<void> {
  const gone = due.add({ hours: 24 });
  const insert = (record: string, letter: string, line: string, withKeys: boolean) =>
    transaction(db, async (tx) => {
      await sql`create temporary table fresh on commit drop as
        select gen_random_uuid() as id from generate_series(1, ${count})`.execute(tx);
      await sql`insert into ${sql.table(record)} (id, class, subject, stage, since, due, gone_by, policy)
        select id, 'bench.letter', sha256(uuid_send(id)), 'kept', ${due.toString()}::timestamptz - interval '7 days',
          ${due.toString()}, ${gone.toString()}, 1 from fresh`.execute(tx);
      await sql`insert into ${sql.table(letter)} select id, sha512(uuid_send(id)), ${now.toString()} from fresh`.execute(tx);
      await sql`insert into ${sql.table(line)} select id, 1, sha512(uuid_send(id)) from fresh`.execute(tx);
      if (withKeys)
        await sql`insert into vault.key select id, substring(sha512(uuid_send(id)) for 60), ${now.toString()} from fresh`.execute(tx);
    });
  await insert('core.record', 'bench.letter', 'bench.line', true);
  await insert('bench.plain', 'bench.plain_letter', 'bench.plain_line', false);
}

export async function sweepFigures(db: Queries, vault: Vault): Promise<readonly Figure[]> {
  const source = benchPolicy();
  const keeping: Keeping = {
    rules: { policy: source, version: 1, calendar: calendar({ timeZone: source.timeZone, holidays: source.holidays }) },
    vault,
    entered: new Map(),
  };
  const act = { now, by: 'policy' } as const;
  const sweep = () => records(keeping).sweep(db, act);
  await prepare(db, source);

  const later = now.add({ hours: 24 * 90 });
  await fill(db, 10_000, later);
  const idleSmall = await idle(sweep);
  await fill(db, 990_000, later);
  await sql`analyze`.execute(db);
  const idleLarge = await idle(sweep);

  const [ours, plain]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    await fill(db, 100_000, now.subtract({ hours: 1 }));
    await sql`vacuum analyze`.execute(db);
    await sql`checkpoint`.execute(db);
    plain.push(await milliseconds(() => sql`delete from bench.plain where due <= ${now.toString()} and holds = 0`.execute(db)));
    await sql`checkpoint`.execute(db);
    ours.push(await milliseconds(sweep));
  }
  const seconds = (values: readonly number[]) => `${(median(values) / 1000).toFixed(2)} s`;
  return [
    { what: 'sweep of 100,000 due among 1,000,000', ours: seconds(ours), plain: seconds(plain), ratio: median(plain) / median(ours), bar: 0.4 },
    { what: 'sweep with nothing due, 10,000 records', ours: `${idleSmall.toFixed(2)} ms`, plain: '< 5 ms', ratio: null, bar: null },
    { what: 'sweep with nothing due, 1,000,000 records', ours: `${idleLarge.toFixed(2)} ms`, plain: '< 5 ms', ratio: idleSmall / idleLarge, bar: null },
  ];
}

async function idle(sweep: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 220; i += 1) times.push(await milliseconds(sweep));
  return median(times.slice(20));
}
