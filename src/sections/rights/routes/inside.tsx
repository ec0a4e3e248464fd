import { getCookie } from 'hono/cookie';
import type { World } from '../../../core/section/index.ts';
import { page, type WebContext } from '../../../core/web/index.ts';
import type { Wrong } from '../deed/posted.ts';
import type { Told } from '../deed/told.ts';
import { type Browser, type Overview, overviewOf } from '../overview/collect.ts';
import { AskPage } from '../pages/door/ask.tsx';
import { OverviewPage } from '../pages/overview.tsx';
import { words } from '../pages/words.ts';
import { heldVisit, takeVisit } from '../visit/cookie.ts';
import { type Visit, visitOf } from '../visit/visit.ts';

/** Somebody inside, with the form that they sent. */
export interface Insider {
  readonly visit: Visit;
  readonly form: Readonly<Record<string, string>>;
  /** Their browser holds the visit, so that they can be sent to the overview by its address. */
  readonly hasCookie: boolean;
}

export type Handle = (c: WebContext, insider: Insider) => Response | Promise<Response>;

/** Lets in whoever posts a visit that is not over: in the form itself, or, where that says nothing, in the cookie. */
export const inside =
  (world: World, handle: Handle) =>
  async (c: WebContext): Promise<Response> => {
    const form = await posted(c);
    const [carried, cookie] = [form['visit'], heldVisit(c)];
    const token = carried ?? cookie;
    const visit = token === undefined ? undefined : await visitOf(world, token, c.var.now);
    if (visit) return handle(c, { visit, form, hasCookie: cookie === visit.token });
    if (cookie !== undefined && cookie === token) takeVisit(c);
    return outside(c, world, token === undefined ? 'noCookie' : 'over');
  };

/** The door again, with why; nothing of what was asked for has happened. */
export const outside = (c: WebContext, { rules }: World, said: 'over' | 'noCookie'): Promise<Response> =>
  page(c, { ...secret, title: words[said], status: 403, styles }, <AskPage policy={rules.policy} said={said} />);

interface Shown {
  readonly told?: Told | undefined;
  readonly wrong?: Wrong | undefined;
  /** Where it has been read already. */
  readonly overview?: Overview;
}

export async function showOverview(
  c: WebContext,
  world: World,
  visit: Visit,
  { told, wrong, overview: known }: Shown = {},
): Promise<Response> {
  const overview = known ?? (await overviewOf(world, visit, browserOf(c), c.var.now));
  const meta = { ...secret, title: words.title, styles, ...(wrong && { status: 422 }) };
  return page(c, meta, <OverviewPage {...{ world, visit, overview, told, wrong }} />);
}

export const browserOf = (c: WebContext): Browser => ({
  client: c.var.client,
  name: c.req.header('user-agent') ?? '',
  cookies: Object.keys(getCookie(c)),
});

async function posted(c: WebContext): Promise<Readonly<Record<string, string>>> {
  const body = await c.req.parseBody().catch(() => ({}));
  return Object.fromEntries(
    Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

export const styles = ['your-data.css'];
export const secret = { robots: 'noindex', referrer: 'no-referrer' } as const;
