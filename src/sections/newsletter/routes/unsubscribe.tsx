import { classNamed, stageNamed } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import { fromAnywhere, page, seeOther, type Web, type WebContext } from '../../../core/web/index.ts';
import {
  customerOfLink,
  objectByLink,
  runningSubscriptions,
  subscriptionOfLink,
  unsubscribe,
} from '../consent/withdraw.ts';
import { showObjection } from '../customer/index.ts';
import { preferencesPath } from '../link.ts';
import { momentInWords } from '../moment.ts';
import { UnsubscribedPage, UnsubscribePage } from '../pages/unsubscribe.tsx';
import { words } from '../pages/words.ts';
import { firstList, listNamed, newsletterSettings } from '../policy.ts';
import { subscriptionByRecord, subscriptionClass } from '../queries.ts';
import { openUndo } from '../undo/index.ts';
import { lifelineOf } from './lifeline.ts';
import { noLink } from './no-link.tsx';

export function unsubscribeRoutes(web: Web, world: World): void {
  web.get('/newsletter/unsubscribe/:token', (c) => show(c, world, c.req.param('token')));
  web.post(
    '/newsletter/unsubscribe/:token',
    fromAnywhere((c: WebContext) => act(c, world, c.req.param('token') ?? '')),
  );
}

async function show(c: WebContext, world: World, token: string): Promise<Response> {
  const customer = await customerOfLink(world, world.db, token);
  if (customer) return showObjection(c, world, customer);
  const record = await subscriptionOfLink(world, world.db, token);
  if (!record) return noLink(c, world);
  const [subscription, running] = await Promise.all([
    subscriptionByRecord(world.db, record.id),
    runningSubscriptions(world.db, record),
  ]);
  const choice = newsletterSettings(world.rules.policy).lists.length > 1 ? preferencesPath(c.var.path) : undefined;
  if (running.some(({ list }) => list === subscription?.list))
    return page(c, { ...secret, title: words.unsubscribe }, <UnsubscribePage path={c.var.path} choice={choice} />);
  const line = await lifelineOf(world, record.id);
  if (!line) return noLink(c, world);
  const { policy, version } = world.rules;
  const list = listNamed(policy, subscription?.list ?? '') ?? firstList(policy);
  const until = await openUndo(world, world.db, record, { list: list.name, now: c.var.now });
  const mailedUntil = until && momentInWords(until, c.var.language, world.rules.calendar);
  const because = stageNamed(classNamed(policy, subscriptionClass), 'proof').refusesErasure?.because;
  return page(
    c,
    { ...secret, title: words.unsubscribed, scripts: ['work.js'] },
    <UnsubscribedPage
      line={line}
      because={because?.[c.var.language]}
      choice={choice}
      again={{ policy, version, list, mailedUntil }}
    />,
  );
}

/** RFC 8058: a mail program posts `List-Unsubscribe=One-Click` without cookies and must not be redirected. */
async function act(c: WebContext, world: World, token: string): Promise<Response> {
  const body = await c.req.parseBody().catch((): Record<string, unknown> => ({}));
  const isOneClick = body['List-Unsubscribe'] === 'One-Click';
  const isCustomer = (await customerOfLink(world, world.db, token)) !== undefined;
  const end = isCustomer ? objectByLink : unsubscribe;
  const outcome = await end(world, token, isOneClick ? 'one-click' : 'page', { now: c.var.now, by: 'person' });
  if ('refused' in outcome) return noLink(c, world);
  return isOneClick ? c.text(words.unsubscribed[c.var.language]) : seeOther(c, c.var.path);
}

const secret = { robots: 'noindex', referrer: 'no-referrer' } as const;
