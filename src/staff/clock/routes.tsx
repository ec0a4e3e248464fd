import { deedsSince } from '../../core/journal/index.ts';
import { nextDueInstant } from '../../core/records/index.ts';
import { href, page, seeOther, type WebContext } from '../../core/web/index.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { staffPage } from '../frame/index.ts';
import type { Gate, Insider } from '../session/gate.ts';
import { browserOf } from '../sign-in/browser.ts';
import type { Journey, Journeys } from './journey.ts';
import { words } from './labels.ts';
import { ClockPage, UnderWay } from './page.tsx';
import { readStep, targetOf } from './target.ts';
import { deedInWords } from './words.ts';

/** The clock of a simulation; where time is real there is no such page. */
export function clockRoutes(gate: Gate, { world }: StaffDependencies, journeys: Journeys): void {
  if (!world.simulation) return;

  gate.get('/staff/clock', async (c, insider) => {
    const journey = journeys.current();
    if (journey?.state === 'under-way') {
      again(c, journey);
      return staffPage(c, insider, { title: words.underWay }, <UnderWay journey={journey} />);
    }
    const since = Number(c.req.query('since'));
    const { policy } = world.rules;
    const deeds = Number.isSafeInteger(since) && since > 0 ? await deedsSince(world.db, since) : undefined;
    const happened = deeds?.map((deed) => deedInWords(deed, policy, c.var.language));
    return clockPage(c, insider, { happened, failed: journey?.state === 'failed' && journey.since === since });
  });

  gate.post('/staff/clock', async (c, insider) => {
    const { timeZone } = world.rules.policy;
    const step = readStep(await c.req.parseBody());
    const target = step && targetOf(step, c.var.now, await nextDueInstant(world.db, c.var.now), timeZone);
    if (!target) return clockPage(c, insider, { wrong: true }, 422);
    const { account, tokenHash, isStrong } = insider.session;
    const { since } = await journeys.start(target, { account, tokenHash, isStrong, browser: browserOf(c) });
    return seeOther(c, `/staff/clock?since=${since}`);
  });

  async function clockPage(
    c: WebContext,
    insider: Insider,
    more: { happened?: readonly string[] | undefined; failed?: boolean; wrong?: boolean },
    status = 200,
  ): Promise<Response> {
    const nextDue = await nextDueInstant(world.db, c.var.now);
    return staffPage(
      c,
      insider,
      { title: words.title, status },
      <ClockPage now={c.var.now} nextDue={nextDue} {...more} />,
    );
  }
}

/** What the traveller sees whose sign-in has ended on the way: how far it is, and nothing else. */
export function carried(c: WebContext, journey: Journey): Promise<Response> {
  again(c, journey);
  return page(
    c,
    { title: words.underWay, robots: 'noindex', wide: true, styles: ['staff.css'] },
    <div class="staff">
      <h1>{words.underWay[c.var.language]}</h1>
      <UnderWay journey={journey} />
    </div>,
  );
}

/** By a header, so that it works without script; the address is the one of the result. */
const again = (c: WebContext, { since }: Journey): void =>
  c.header('Refresh', `1; url=${href(c, `/staff/clock?since=${since}`)}`);
