import type { Web } from '../../src/core/web/index.ts';

export const proxy = '127.0.0.1';
const baseUrl = 'https://bench.example';

/** Posts a form, each time with a fresh address and from a fresh network, so that no limit answers in our place. */
export function poster(web: Web): (path: string) => Promise<void> {
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

/** How visitors come: so many at once, each with a pause after an answer, over a span; in milliseconds. */
export interface Visits {
  readonly atOnce: number;
  readonly span: number;
  readonly pause?: number;
}

/** What became of them: answers a second, and how long each answer took in milliseconds. */
export interface Visited {
  readonly perSecond: number;
  readonly times: readonly number[];
}

export async function visits(request: () => Promise<void>, { atOnce, span, pause = 0 }: Visits): Promise<Visited> {
  const started = performance.now();
  const times: number[] = [];
  const visitor = async (_: unknown, number: number) => {
    // Not all in the same moment: whoever pauses comes at a time of their own.
    if (pause > 0) await resting((pause * number) / atOnce);
    while (performance.now() - started < span) {
      const asked = performance.now();
      await request();
      times.push(performance.now() - asked);
      if (pause > 0) await resting(pause);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, visitor));
  return { perSecond: (times.length * 1000) / (performance.now() - started), times };
}

const resting = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
