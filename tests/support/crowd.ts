// Visitors, an issue under way and records that fall due, for servers that are killed; and the judgement afterwards.
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { signer, verifyJournal } from '../../src/core/journal/index.ts';
import { overdue } from '../../src/core/records/index.ts';
import type { World } from '../../src/core/section/index.ts';
import { type Queries, transaction } from '../../src/core/store/index.ts';
import { draftCampaign, startCampaign, statisticsOf } from '../../src/sections/newsletter/campaign/index.ts';
import { draft } from './campaign.ts';
import type { Running } from './running.ts';
import type { FaultyPeer } from './smtp-faults.ts';

export interface Crowd {
  /** Addresses whose sign-up was answered with a yes. */
  readonly acknowledged: ReadonlySet<string>;
  /** Waits until so many more were acknowledged. */
  more(count: number): Promise<void>;
  end(): Promise<void>;
}

/** Signs up one address after the other, each time at another of the servers, each from a network of its own. */
export function crowd(servers: readonly Running[], visitors = 2): Crowd {
  const acknowledged = new Set<string>();
  const load = new AbortController();
  const visit = async (visitor: number) => {
    for (let n = 0; !load.signal.aborted; n += 1) {
      const email = `v${visitor}-${n}@example.org`;
      const answer = await fetch(`${servers[(n + visitor) % servers.length]?.url}/newsletter`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ email }),
        headers: { 'X-Forwarded-For': `10.${visitor}.${n % 250}.${1 + Math.floor(n / 250)}` },
        signal: AbortSignal.timeout(20_000),
      }).catch(() => undefined);
      if (answer?.status === 303) acknowledged.add(email);
      await pause(25);
    }
  };
  const all = Promise.all(Array.from({ length: visitors }, (_, visitor) => visit(visitor)));
  return {
    acknowledged,
    more: async (count) => {
      const wanted = acknowledged.size + count;
      await until(`${count} more sign-ups`, async () => acknowledged.size >= wanted);
    },
    end: async () => {
      load.abort();
      await all;
    },
  };
}

/** An issue to everybody who is confirmed, begun and not yet sent. */
export async function issue(world: World): Promise<string> {
  const act = { now: world.clock.now(), by: 'staff' } as const;
  const drafted = await draftCampaign(world, draft, act);
  assert.ok('campaign' in drafted);
  const started = await startCampaign(world, drafted.campaign, act);
  assert.ok('campaign' in started, JSON.stringify(started));
  return drafted.campaign;
}

/** Records whose deadline has come: requests that nobody confirmed, kept long ago. Answers their ids. */
export async function dueRecords(world: World, count: number, name: string): Promise<readonly string[]> {
  const longAgo = world.clock.now().subtract({ hours: 24 * 9 });
  const subjects = Array.from({ length: count }, (_, i) =>
    world.records.subject('newsletter', `${name}-${i}@old.test`),
  );
  const kept = await transaction(world.db, (tx) =>
    world.records.keepMany(tx, { class: 'newsletter.subscription', subjects }, { now: longAgo, by: 'person' }),
  );
  return kept.map(({ id }) => id);
}

export interface Lived {
  readonly world: World;
  readonly peer: FaultyPeer;
  readonly acknowledged: ReadonlySet<string>;
  readonly readers: readonly string[];
  /** Issues that every reader must have had once. */
  readonly issues: readonly string[];
  readonly due: readonly string[];
  /** Mails that may have left without anybody noting it when something was killed, all kills together. */
  readonly inFlight: number;
}

/** Waits until everything has been sent and swept; then nothing may be lost, doubled, overdue or unproven. */
export async function judge({ world, peer, acknowledged, readers, issues, due, inFlight }: Lived): Promise<void> {
  const { db } = world;
  await until(
    'the outbox to empty itself',
    async () => (await count(db, sql`mail.outbox where state in ('queued', 'sending')`)) === 0,
  );
  await until(
    'the issues to be finished',
    async () => (await unfinished(db)) === 0,
    () => recipientsOf(db),
  );
  await until('the sweep', async () => (await overdueNow(world)) === 0);

  const subjects = [...acknowledged].map((address) => world.records.subject('newsletter', address));
  const lost = await count(
    db,
    sql`unnest(${subjects}::bytea[]) as known (subject) where not exists (
      select from core.record r where r.subject = known.subject and r.class = 'newsletter.subscription')`,
  );
  assert.equal(lost, 0, `${lost} of ${acknowledged.size} acknowledged sign-ups are lost`);

  const mailsTo = (address: string) => peer.record.kept(address);
  const doubts = await count(db, sql`mail.outbox where state = 'doubt'`);
  const [without, twice] = [0, 2].map((least) =>
    [...acknowledged].filter((address) =>
      least === 0 ? mailsTo(address).length === 0 : mailsTo(address).length >= least,
    ),
  );
  assert.ok((without?.length ?? 0) <= doubts, `${without?.length} without a mail, ${doubts} in doubt`);
  assert.deepEqual(twice, [], 'a confirmation came twice');

  let repeated = 0;
  for (const id of issues) {
    const statistics = await statisticsOf(db, id);
    assert.equal(statistics?.accepted, readers.length);
    repeated += statistics?.repeated ?? 0;
  }
  const ids = (to: string) => new Set(mailsTo(to).map(messageId));
  assert.deepEqual(
    readers.filter((to) => ids(to).size !== issues.length),
    [],
    'each reader had each issue, with one Message-ID',
  );
  const doubled = readers.reduce((sum, to) => sum + mailsTo(to).length - issues.length, 0);
  assert.ok(doubled <= repeated, `${doubled} issues came twice, ${repeated} were told`);
  assert.ok(doubled <= inFlight, `${doubled} came twice, ${inFlight} could have been on the line`);

  const { rows } = await sql<{ times: number; records: number }>`
    select times, count(*) as records from (
      select count(e.id) as times from unnest(${due}::uuid[]) as due (id)
        left join journal.entry e on e.record = due.id and e.what = 'erased' group by due.id) as each
    group by times`.execute(db);
  assert.deepEqual(rows, [{ times: 1, records: due.length }], 'what fell due was erased once each');
  const { verified, faults } = await verifyJournal(db, signer(world.vault.secrets.journal).publicKey);
  assert.deepEqual([verified, faults], [true, []]);
  assert.equal(await overdueNow(world), 0);
}

const overdueNow = (world: World): Promise<number> => overdue(world.db, world.clock.now());

const unfinished = (db: Queries): Promise<number> => count(db, sql`newsletter.campaign where state <> 'finished'`);

/** For a test that failed: where its recipients stand. */
async function recipientsOf(db: Queries): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select c.state as issue, p.state, count(*)::int as count
    from newsletter.campaign c left join newsletter.delivery d on d.campaign = c.record
      left join newsletter.recipient p on p.delivery = d.record
    group by 1, 2`.execute(db);
  return rows;
}

async function count(db: Queries, from: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${from}`.execute(db);
  return rows[0]?.count ?? 0;
}

const messageId = (raw: string): string => /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? raw;

/** Looks four times a second, for three minutes at most. */
async function until(
  what: string,
  isTrue: () => Promise<boolean>,
  instead: () => Promise<unknown> = async () => '',
): Promise<void> {
  for (let attempt = 0; attempt < 720; attempt += 1) {
    if (await isTrue()) return;
    await pause(250);
  }
  assert.fail(`waited in vain for ${what} ${JSON.stringify(await instead())}`);
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
