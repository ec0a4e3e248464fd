import type { Web } from '../src/core/web/index.ts';
import { newsletter } from '../src/sections/newsletter/index.ts';
import { buildWeb } from '../src/server/hosting.ts';
import { bareRoute } from './support/bare-route.ts';
import { freshGround, houseOn } from './support/ground.ts';
import { type Figure, median, range } from './support/measure.ts';
import { makeTwins } from './support/twins.ts';

const [rounds, span, warmUp, atOnce] = [5, 2_500, 1_500, 16];
const baseUrl = 'https://bench.example';
const proxy = '127.0.0.1';

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

/** Posts a form, each time with a fresh address and from a fresh network, so that no limit answers in our place. */
function poster(web: Web): (path: string) => Promise<void> {
  let count = 0;
  return async (path) => {
    count += 1;
    const response = await web.request(
      baseUrl + path,
      {
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          Origin: baseUrl,
          'X-Forwarded-For': `${(0x2000 + (count >> 16)).toString(16)}:${(count & 0xffff).toString(16)}::1`,
        },
        body: `email=reader-${count}%40example.com`,
      },
      { incoming: { socket: { remoteAddress: proxy } } },
    );
    if (response.status !== 303) throw new Error(`A sign-up was answered with ${response.status}.`);
  };
}

/** Requests a second over a span of milliseconds. */
async function rate(request: () => Promise<void>, forMilliseconds: number): Promise<number> {
  const started = performance.now();
  let done = 0;
  const visitor = async () => {
    for (; performance.now() - started < forMilliseconds; done += 1) await request();
  };
  await Promise.all(Array.from({ length: atOnce }, visitor));
  return (done * 1000) / (performance.now() - started);
}
