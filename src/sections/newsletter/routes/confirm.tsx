import type { World } from '../../../core/section/index.ts';
import { page, seeOther, type Web, type WebContext } from '../../../core/web/index.ts';
import { confirm, confirmationLink } from '../consent/confirm.ts';
import { confirmationPath, unsubscribePath } from '../link.ts';
import { momentInWords } from '../moment.ts';
import { AgainPage, ConfirmedPage, ConfirmPage } from '../pages/confirm.tsx';
import { words } from '../pages/words.ts';
import { firstList, listNamed, topicsInWords } from '../policy.ts';
import { subscriptionByRecord } from '../queries.ts';
import { UndoAsk, undoWords } from '../undo/index.ts';
import { lifelineOf } from './lifeline.ts';
import { noLink } from './no-link.tsx';

export function confirmRoutes(web: Web, world: World): void {
  web.get('/newsletter/confirm/:token', (c) => show(c, world, c.req.param('token')));
  web.post('/newsletter/confirm/:token', (c) => act(c, world, c.req.param('token')));
}

async function show(c: WebContext, world: World, token: string): Promise<Response> {
  const state = await confirmationLink(world.db, token, c.var.now);
  switch (state.link) {
    case 'none':
      return noLink(c, world);
    case 'confirmed':
      return confirmed(c, world, state.record.id);
    case 'open': {
      const { policy, calendar } = world.rules;
      const { language } = c.var;
      const subscription = await subscriptionByRecord(world.db, state.record.id);
      const list = subscription?.list ?? '';
      const asked = listNamed(policy, list) ?? firstList(policy);
      const validUntil = momentInWords(state.expiresAt, language, calendar);
      if (subscription?.came_by === 'undo')
        return page(
          c,
          { ...secret, title: undoWords.again },
          <AgainPage validUntil={validUntil} lang={subscription.language}>
            <UndoAsk {...{ policy, language: subscription.language, token, list: asked }} />
          </AgainPage>,
        );
      const topics = topicsInWords(asked.topics, language);
      return page(c, { ...secret, title: words.confirm }, <ConfirmPage {...{ token, topics, validUntil }} />);
    }
  }
}

async function confirmed(c: WebContext, world: World, record: string): Promise<Response> {
  const line = await lifelineOf(world, record);
  if (!line) return noLink(c, world);
  return page(
    c,
    { ...secret, title: words.confirmed },
    <ConfirmedPage line={line} unsubscribe={unsubscribePath(world, record)} />,
  );
}

async function act(c: WebContext, world: World, token: string): Promise<Response> {
  const outcome = await confirm(world, token, c.var.client, { now: c.var.now, by: 'person' });
  return 'refused' in outcome ? noLink(c, world) : seeOther(c, confirmationPath(token));
}

const secret = { robots: 'noindex', referrer: 'no-referrer' } as const;
