import type { World } from '../../../core/section/index.ts';
import { page, seeOther, type Web, type WebContext } from '../../../core/web/index.ts';
import { runningSubscriptions, subscriptionOfLink, unsubscribe } from '../consent/withdraw.ts';
import { listNamed, newsletterSettings } from '../policy.ts';
import { noLink } from '../routes/no-link.tsx';
import { PreferencesPage, words } from './page.tsx';

/** GET shows, POST ends one list. */
export function preferenceRoutes(web: Web, world: World): void {
  web.get('/newsletter/preferences/:token', (c) => show(c, world, c.req.param('token')));
  web.post('/newsletter/preferences/:token', (c) => end(c, world, c.req.param('token')));
}

async function show(c: WebContext, world: World, token: string): Promise<Response> {
  const record = await subscriptionOfLink(world, world.db, token);
  if (!record) return noLink(c, world);
  const { policy } = world.rules;
  const running = new Set((await runningSubscriptions(world.db, record)).map(({ list }) => list));
  const asked = listNamed(policy, c.req.query('ended') ?? '');
  // Who gets a list that is not offered sees it here; nobody else hears of it.
  const lists = newsletterSettings(policy).lists.filter((list) => !list.private || running.has(list.name));
  // The address of the page says what was pressed; whether it is so, the database says.
  const ended = asked && !running.has(asked.name) ? asked : undefined;
  return page(
    c,
    { ...secret, title: words.title },
    <PreferencesPage path={c.var.path} {...{ lists, running, ended }} />,
  );
}

async function end(c: WebContext, world: World, token: string): Promise<Response> {
  const { list } = await c.req.parseBody();
  const meant = typeof list === 'string' ? listNamed(world.rules.policy, list) : undefined;
  if (!meant) return show(c, world, token);
  const outcome = await unsubscribe(world, token, 'page', { now: c.var.now, by: 'person' }, meant.name);
  return 'refused' in outcome ? noLink(c, world) : seeOther(c, `${c.var.path}?ended=${meant.name}`);
}

const secret = { robots: 'noindex', referrer: 'no-referrer' } as const;
