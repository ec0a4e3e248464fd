import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Figure, median, range } from '../support/measure.ts';
import type { Visited, Visits } from '../support/visitors.ts';

const [rounds, span, warmUp, atOnce] = [7, 2_500, 3_000, 16];

/**
 * What journal and encryption cost a request: sign-ups posted to the whole web, beside the very same program without the
 * two, each in a process and on a PostgreSQL of its own. At saturation visitors ask again at once; at a fifth of it they
 * pause as long as makes the plain one a fifth as busy, and the same for both.
 */
export async function overheadFigures(): Promise<readonly Figure[]> {
  await using ours = await house([]);
  await using plain = await house(['--import', new URL('bare.ts', import.meta.url).href]);
  if (ours.written === 0 || plain.written > 0) throw new Error('The two houses do not differ by journal and keys.');
  for (const one of [plain, ours]) await one.visited({ atOnce, span: warmUp });
  const full = await inTurns(ours, plain, { atOnce, span });
  const pause = atOnce / (0.2 * (median(full.plain.map(({ perSecond }) => perSecond)) / 1000));
  const light = await inTurns(ours, plain, { atOnce, span, pause });
  return [
    figure(`sign-ups a second, ${atOnce} at once`, full, '≥ 0.83'),
    figure('the same at a fifth of that load', light, '≥ 0.93'),
    figureOfTimes('how long one takes at a fifth, ms', light),
  ];
}

interface House extends AsyncDisposable {
  /** Rows in the journal and in the vault after one sign-up. */
  readonly written: number;
  visited(visits: Visits): Promise<Visited>;
}

async function house(options: readonly string[]): Promise<House> {
  const child = fork(fileURLToPath(new URL('house.ts', import.meta.url)), {
    execArgv: ['--conditions=source', '--import', 'tsx', ...options],
  });
  const { kept, sealed } = (await answerOf(child)) as { readonly kept: number; readonly sealed: number };
  return {
    written: kept + sealed,
    visited: (visits) => {
      const answer = answerOf(child);
      child.send(visits);
      return answer as Promise<Visited>;
    },
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const gone = () => ended.abort(new Error('A house of the bench ended.'));
  child.once('exit', gone);
  const [answer] = (await once(child, 'message', { signal: ended.signal })) as unknown[];
  child.off('exit', gone);
  return answer;
}

interface Both {
  readonly ours: readonly Visited[];
  readonly plain: readonly Visited[];
}

async function inTurns(ours: House, plain: House, asked: Visits): Promise<Both> {
  const both = { ours: [] as Visited[], plain: [] as Visited[] };
  for (let round = 0; round < rounds; round += 1) {
    // Now the one first and now the other, so that neither always meets the busier machine.
    const order = round % 2 === 0 ? (['plain', 'ours'] as const) : (['ours', 'plain'] as const);
    for (const name of order) both[name].push(await { ours, plain }[name].visited(asked));
  }
  return both;
}

function figure(what: string, { ours, plain }: Both, goal: string): Figure {
  const told = (all: readonly Visited[]) =>
    `${range(
      all.map(({ perSecond }) => perSecond),
      0,
    )}/s`;
  const ratio = median(ours.map(({ perSecond }, round) => perSecond / (plain[round]?.perSecond ?? perSecond)));
  return { what, ours: told(ours), plain: told(plain), ratio, goal };
}

function figureOfTimes(what: string, { ours, plain }: Both): Figure {
  const middle = (all: readonly Visited[]) => median(all.flatMap(({ times }) => times));
  const [own, bare] = [middle(ours), middle(plain)];
  return { what, ours: own.toFixed(1), plain: bare.toFixed(1), ratio: bare / own };
}
