import { sql } from 'kysely';
import type { World } from '../../../../core/section/index.ts';
import { type Queries, transaction } from '../../../../core/store/index.ts';
import { noteIn } from '../ledger/results.ts';
import { type LeftMarks, type Mark, takeMarks } from '../line/marks.ts';
import { aliveLock } from '../locks.ts';

interface Lost {
  readonly id: string;
  readonly delivery: string;
  readonly worker: number;
  readonly numbers: readonly number[];
  /** How many of them, from the first, may have left. */
  readonly begun: number;
}

/**
 * Takes over what workers had in hand that are gone. What was accepted is noted as such; what never left goes out as if it
 * had not been taken; of what was on a line nobody knows, so it goes out (again) under its Message-ID and is counted:
 * nobody is left out. Answers how many those are.
 */
export async function takeOver(world: World, worker: number): Promise<number> {
  const now = world.clock.now();
  const { marksFolder } = world.transport;
  const left: LeftMarks[] = [];
  const repeated = await transaction(
    world.db,
    async (tx) => {
      const lost = await lostClaims(tx, worker);
      if (lost.length === 0) return 0;
      const marks = new Map<string, { readonly mark: Mark; readonly claim: string }>();
      // In the order in which they were taken: of one who was taken twice the last turn tells.
      for (const { id, delivery, numbers, begun } of lost) {
        const taken = takeMarks(marksFolder, id);
        left.push(taken);
        for (const [place, number] of numbers.entries())
          marks.set(`${delivery} ${number}`, { mark: place < begun ? taken.at(place) : 'here', claim: id });
      }
      const back = await takeBack(tx, lost, now);
      const marked = (mark: Mark) =>
        back.filter(({ delivery, number }) => marks.get(`${delivery} ${number}`)?.mark === mark);
      await noteIn(
        world,
        tx,
        marked('accepted').map((row) => ({ ...row, claim: '', worker, state: 'accepted' })),
        now,
      );
      const dark = marked('dark');
      for (const [delivery, rows] of Map.groupBy(dark, (row) => row.delivery))
        await sql`update newsletter.campaign c set repeated = repeated + ${rows.length}
          from newsletter.delivery d where d.record = ${delivery} and c.record = d.campaign`.execute(tx);
      return dark.length;
    },
    { attempts: 3 },
  );
  for (const one of left) one.remove();
  return repeated;
}

async function lostClaims(tx: Queries, worker: number): Promise<readonly Lost[]> {
  const { rows } = await sql<Lost>`
    with known as materialized (select distinct worker from newsletter.claim where worker <> ${worker}),
    gone as materialized (select worker from known where pg_try_advisory_xact_lock(${aliveLock}, worker)),
    lost as (delete from newsletter.claim c using gone g where c.worker = g.worker
      returning c.id, c.delivery, c.worker, c.numbers, c.begun)
    select * from lost order by id`.execute(tx);
  return rows;
}

/** Those of them of whom nothing has been noted: their turn comes again at once. */
async function takeBack(
  tx: Queries,
  lost: readonly Lost[],
  now: Temporal.Instant,
): Promise<readonly { readonly delivery: string; readonly number: number }[]> {
  const { rows } = await sql<{ delivery: string; number: number }>`
    with lost as (
      select delivery, worker, unnest(string_to_array(numbers, ','))::int as number
      from unnest(${lost.map(({ delivery }) => delivery)}::uuid[], ${lost.map((one) => one.worker)}::int[],
        ${lost.map(({ numbers }) => numbers.join(','))}::text[]) as l (delivery, worker, numbers)
    ), back as (
      update newsletter.recipient p set state = 'later', worker = null
      from (select distinct * from lost) as l
      where p.delivery = l.delivery and p.number = l.number and p.state = 'sending' and p.worker = l.worker
      returning p.delivery, p.number
    ), again as (
      insert into newsletter.later (delivery, number, next_at)
      select delivery, number, ${now}::timestamptz from back on conflict do nothing
    )
    select delivery, number from back order by delivery, number`.execute(tx);
  return rows;
}
