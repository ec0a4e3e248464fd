import { z } from 'zod';
import { isAddress } from '../../../core/mail/index.ts';
import { momentInWords } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import { errorPage, page, readForm, refuse, seeOther, type Web, type WebContext } from '../../../core/web/index.ts';
import { toldIn } from '../deed/told.ts';
import { noteAccess, overviewOf } from '../overview/collect.ts';
import { AskPage, SentPage } from '../pages/door/ask.tsx';
import { NoLinkPage, OpenPage } from '../pages/door/open.tsx';
import { words } from '../pages/words.ts';
import { askForLink } from '../visit/ask.ts';
import { giveVisit, heldVisit, takeVisit } from '../visit/cookie.ts';
import { linkState, openVisit, visitOf } from '../visit/visit.ts';
import { browserOf, secret, showOverview, styles } from './inside.tsx';

/** The way in: an address, a mailed link, a button. */
export function doorRoutes(web: Web, world: World): void {
  web.get('/your-data', (c) => door(c, world));
  web.post('/your-data', (c) => asked(c, world));
  web.get('/your-data/sent', (c) =>
    page(c, { title: words.sent, robots: 'noindex' }, <SentPage policy={world.rules.policy} />),
  );
  web.get('/your-data/open/:token', (c) => showLink(c, world, c.req.param('token')));
  web.post('/your-data/open/:token', (c) => open(c, world, c.req.param('token')));
}

const meta = { title: words.title, description: words.lead, styles };

async function door(c: WebContext, world: World): Promise<Response> {
  const token = heldVisit(c);
  const visit = token && (await visitOf(world, token, c.var.now));
  if (visit)
    return showOverview(c, world, visit, c.req.query('done') === undefined ? {} : { told: await toldIn(world, visit) });
  if (token !== undefined) takeVisit(c);
  const said = token !== undefined ? 'over' : c.req.query('signed-out') === undefined ? undefined : 'signedOut';
  return page(c, meta, <AskPage policy={world.rules.policy} said={said} />);
}

const input = z.object({
  email: z
    .string()
    .trim()
    .max(254)
    .refine(isAddress, { params: { text: words.notAddress } }),
});

async function asked(c: WebContext, world: World): Promise<Response> {
  const form = await readForm(c, input);
  const { policy } = world.rules;
  if (!form.ok)
    return refuse(c, meta, <AskPage policy={policy} email={form.values['email']} error={form.errors['email']} />);
  const { language, client, now } = c.var;
  const answered = await askForLink(world, { email: form.value.email, language, ip: client }, { now, by: 'person' });
  if ('refused' in answered) return errorPage(c, 429, words.tooMany);
  return seeOther(c, '/your-data/sent');
}

async function showLink(c: WebContext, world: World, token: string): Promise<Response> {
  const validUntil = await linkState(world, token, c.var.now);
  if (!validUntil) return noLink(c);
  const until = momentInWords(validUntil, c.var.language, world.rules.calendar);
  return page(c, { ...secret, title: words.open }, <OpenPage token={token} validUntil={until} />);
}

/**
 * Opens the visit and shows the overview as the answer itself: a browser that takes no cookie could not be sent to it
 * (S12). Every form on it carries the visit; the cookie only spares asking for a new link when the page is left.
 */
async function open(c: WebContext, world: World, link: string): Promise<Response> {
  const act = { now: c.var.now, by: 'person' } as const;
  const visit = await openVisit(world, link, act);
  if ('refused' in visit) return reopened(c, world);
  giveVisit(c, visit.token);
  const overview = await overviewOf(world, visit, browserOf(c), c.var.now);
  await noteAccess(world, overview, 'Art.15', act);
  return showOverview(c, world, visit, { overview });
}

/** The link is spent; whoever loads the answer again and holds the visit it opened is led back to it. */
async function reopened(c: WebContext, world: World): Promise<Response> {
  const token = heldVisit(c);
  return token !== undefined && (await visitOf(world, token, c.var.now)) ? seeOther(c, '/your-data') : noLink(c);
}

const noLink = (c: WebContext): Promise<Response> =>
  page(c, { ...secret, title: words.noLink, status: 404 }, <NoLinkPage />);
