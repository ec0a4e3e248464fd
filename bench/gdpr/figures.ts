import { freshGround, type Ground } from '../support/ground.ts';
import { type Figure, median } from '../support/measure.ts';
import { cardinality, dataBytes, metadataBytes, ttls } from './datum.ts';
import { type BenchClock, benchClock, beside, type Expiry, expiry } from './expiry.ts';
import type { Holder } from './holder.ts';
import { journalFigure } from './journal.ts';
import { type KeptHolder, keptHolder } from './kept.ts';
import { Model } from './model.ts';
import { type Operation, operationsOf, type Workload, workloads } from './operation.ts';
import { plainHolder } from './plain.ts';
import { audit, type Ran, run } from './run.ts';

export interface Asked {
  readonly records: number;
  readonly operations: number;
  /** So many records again, ours alone, with a tenth of the operations; none with 0. */
  readonly growth: number;
  readonly workloads: readonly string[];
}

const turns = 10;
const at = Temporal.Instant.from('2026-11-23T12:00:00Z');
const bars: Readonly<Record<string, string>> = {
  controller: '≤ 10 s, ≥ 0.67',
  customer: '≤ 60 s, ≥ 0.50',
  regulator: '≤ 5 s',
};

interface House extends AsyncDisposable {
  readonly holder: Holder;
  readonly model: Model;
  readonly clock: BenchClock;
}

/** Avow beside the plain table, each on a PostgreSQL of its own, turn by turn. */
export async function gdprFigures(asked: Asked, told: (figure: Figure) => void): Promise<void> {
  await using ground = await freshGround();
  await using plainGround = await freshGround();
  const kept = await keptHolder(ground.store.db, ground.vault);
  const [ours, plain] = [
    await moveIn(kept, asked.records),
    await moveIn(await plainHolder(plainGround.store.db), asked.records),
  ];
  const chosen = workloads.filter(({ name }) => asked.workloads.includes(name));

  for (const figure of spaceFigures(asked.records, await both(ours, plain, spaceOf))) told(figure);
  const times = new Map<string, number>();
  for (const workload of chosen) {
    const operations = operationsOf(workload, asked, chance(workload.name));
    const [own, bare] = await inTurns(ours, plain, operations);
    times.set(workload.name, own.milliseconds / own.all);
    told(workloadFigure(workload, own, bare));
  }
  const [left, leftPlain] = await both(ours, plain, ({ holder, model, clock }) => audit(holder, model, clock.now()));
  told({ what: 'all that they left is as it must be', ours: correct(left), plain: correct(leftPlain), goal: '100 %' });
  const over = await both(ours, plain, (house) => runOut(house, asked));
  told(expiryFigure(...over));
  told(await personFigure(kept, ours.clock.now()));
  told(await journalFigure(ground, ours.clock.now()));
  if (asked.growth > 0) for (const figure of await growthFigures(asked, chosen, times)) told(figure);
}

async function moveIn(holder: Holder, records: number): Promise<Omit<House, typeof Symbol.asyncDispose>> {
  await holder.load(records, at);
  // A second after the load; the clock stands until the time to live is what is measured.
  return { holder, model: new Model(records, at), clock: benchClock(at.add({ seconds: 1 })) };
}

type Lodged = Omit<House, typeof Symbol.asyncDispose>;

const both = async <T>(ours: Lodged, plain: Lodged, ask: (house: Lodged) => Promise<T>): Promise<[T, T]> => [
  await ask(ours),
  await ask(plain),
];

/** Part by part, first one and then the other, so that neither always meets the busier machine. */
async function inTurns(ours: Lodged, plain: Lodged, operations: readonly Operation[]): Promise<[Ran, Ran]> {
  const sums = new Map<Lodged, Ran>();
  const part = Math.ceil(operations.length / turns);
  for (let turn = 0; turn < turns; turn += 1)
    for (const house of turn % 2 === 0 ? [plain, ours] : [ours, plain]) {
      const { holder, model, clock } = house;
      const some = operations.slice(turn * part, (turn + 1) * part);
      const ran = await beside(holder, clock, () => run(holder, model, some, () => clock.now()));
      sums.set(house, added(sums.get(house), ran));
    }
  return [added(sums.get(ours)), added(sums.get(plain))];
}

const added = (one: Ran = nothing, other: Ran = nothing): Ran => ({
  milliseconds: one.milliseconds + other.milliseconds,
  right: one.right + other.right,
  all: one.all + other.all,
});
const nothing: Ran = { milliseconds: 0, right: 0, all: 0 };

const correct = ({ right, all }: Ran): string => `${((100 * right) / all).toFixed(right === all ? 0 : 3)} % of ${all}`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

function workloadFigure({ name }: Workload, ours: Ran, plain: Ran): Figure {
  return {
    what: name,
    ours: `${seconds(ours.milliseconds)}, right ${correct(ours)}`,
    plain: `${seconds(plain.milliseconds)}, right ${correct(plain)}`,
    ratio: plain.milliseconds / ours.milliseconds,
    ...(bars[name] && { goal: bars[name] }),
  };
}

type Space = Awaited<ReturnType<Holder['space']>>;
const spaceOf = ({ holder }: Lodged): Promise<Space> => holder.space();

/** As GDPRBench counts, by the datum alone; and by all that the record holds about its person. */
function spaceFigures(records: number, [ours, plain]: readonly [Space, Space]): readonly Figure[] {
  const factor = (bytes: number, { data, log }: Space) =>
    `${(data / (bytes * records)).toFixed(2)}, with the log ${((data + log) / (bytes * records)).toFixed(2)}`;
  const figure = (what: string, bytes: number) => ({ what, ours: factor(bytes, ours), plain: factor(bytes, plain) });
  return [
    { ...figure('space: bytes for each byte of data', dataBytes), ratio: plain.data / ours.data, goal: '≤ 3.0' },
    figure('and for each byte of data and metadata', dataBytes + metadataBytes),
  ];
}

async function runOut({ holder, model, clock }: Lodged, asked: Asked): Promise<Expiry> {
  const controller = workloads[0] as Workload;
  // More than can be done while it is waited for; keys that no workload before has inserted.
  const sized = { records: asked.records, operations: 200_000, free: 10 * asked.records };
  const operations = operationsOf(controller, sized, chance('expiry'));
  return expiry(holder, model, operations, {
    clock,
    deadline: at.add({ seconds: Math.min(...ttls), milliseconds: 1 }),
  });
}

function expiryFigure(ours: Expiry, plain: Expiry): Figure {
  const told = (one: Expiry) => `${one.seconds.toFixed(1)} s, ${one.expired} expired, right ${correct(one)}`;
  return {
    what: 'verifyTTL: the last gone after the deadline, under writes alone',
    ours: told(ours),
    plain: told(plain),
    goal: '≤ 60 s',
  };
}

async function personFigure(kept: KeptHolder, now: Temporal.Instant): Promise<Figure> {
  const [times, sizes]: [number[], number[]] = [[], []];
  for (let i = 0; i < 300; i += 1) {
    const began = performance.now();
    sizes.push(await kept.erasePerson((i * 31) % cardinality.user, now));
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return {
    what: `erase one person of ${cardinality.user.toLocaleString('en')}, ${median(sizes)} records`,
    ours: `median ${median(times).toFixed(1)} ms, p95 ${(times[Math.floor(0.95 * times.length)] ?? 0).toFixed(1)} ms`,
    goal: '≤ 15 ms, ≤ 180 ms',
  };
}

/** The same work on more records, per operation, against what it took before. */
async function growthFigures(
  asked: Asked,
  chosen: readonly Workload[],
  times: ReadonlyMap<string, number>,
): Promise<readonly Figure[]> {
  await using ground: Ground = await freshGround();
  const { holder, model, clock } = await moveIn(await keptHolder(ground.store.db, ground.vault), asked.growth);
  const figures: Figure[] = [];
  for (const workload of chosen) {
    const sized = { records: asked.growth, operations: Math.ceil(asked.operations / 10) };
    const ran = await beside(holder, clock, () =>
      run(holder, model, operationsOf(workload, sized, chance(workload.name)), () => clock.now()),
    );
    const [before, now] = [times.get(workload.name) ?? 0, ran.milliseconds / ran.all];
    figures.push({
      what: `${workload.name}, ${asked.growth.toLocaleString('en')} records`,
      ours: `${now.toFixed(2)} ms each, ${(now / before).toFixed(2)} times as long, right ${correct(ran)}`,
      goal: '≤ 5.1 times',
    });
  }
  return figures;
}

/** Repeatable chance: the same numbers for the same word at every run. */
function chance(word: string): () => number {
  let state = Buffer.from(word).reduce((sum, letter) => Math.imul(sum, 31) + letter, 17);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
