import { newsletter } from '../src/sections/newsletter/index.ts';
import { buildWeb } from '../src/server/hosting.ts';
import { bareRoute } from './support/bare-route.ts';
import { freshGround, houseOn } from './support/ground.ts';
import { type Figure, median, range } from './support/measure.ts';
import { makeTwins } from './support/twins.ts';
import { poster, proxy, visits } from './support/visitors.ts';

const [rounds, span, warmUp, atOnce] = [5, 2_500, 1_500, 16];

/** Sign-ups posted to the whole web, beside a bare route on the same web that does the same inserts and nothing else. */
export async function signUpFigures(): Promise<readonly Figure[]> {
  await using ground = await freshGround();
  const { store } = ground;
  await using assembly = await houseOn(ground, [newsletter]);
  const { world, sections } = assembly;
  await makeTwins(store.db);
  const web = buildWeb({ world, sections, trustedProxies: [proxy], staffRoutes: (own) => bareRoute(own, store.db) });
  const post = poster(web);
  // The first sign-up archives the wordings, to which the bare rows refer as well.
  await rate(() => post('/newsletter'), warmUp);
  await rate(() => post('/bare'), warmUp);

  const [ours, plain]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    plain.push(await rate(() => post('/bare'), span));
    ours.push(await rate(() => post('/newsletter'), span));
  }
  const ratio = median(ours.map((own, round) => own / (plain[round] ?? own)));
  const perSecond = (rates: readonly number[]) => `${range(rates, 0)}/s`;
  return [
    { what: `sign-ups, ${atOnce} at once`, ours: perSecond(ours), plain: perSecond(plain), ratio, goal: '≥ 0.4' },
  ];
}

const rate = async (request: () => Promise<void>, span: number): Promise<number> =>
  (await visits(request, { atOnce, span })).perSecond;
