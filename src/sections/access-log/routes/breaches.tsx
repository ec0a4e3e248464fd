import { z } from 'zod';
import type { Text } from '../../../core/policy/index.ts';
import type { Member, StaffDesk, World } from '../../../core/section/index.ts';
import { errorPage, seeOther, type WebContext } from '../../../core/web/index.ts';
import { amendBreach, type BreachStep, breaches, registerBreach, stepBreach } from '../breach/breach.ts';
import { registerRefusals, stepRefusals, breachWords as words } from '../pages/breach-words.ts';
import { BreachesPage } from '../pages/breaches.tsx';
import { accessLogSettings } from '../policy.ts';
import { posted, typedInstant } from './instant.ts';

export const breachesPath = '/staff/breaches';

export function breachRoutes(desk: StaffDesk, world: World): void {
  const list = async (c: WebContext, member: Member, error?: Text) => {
    const { warn } = accessLogSettings(world.rules.policy).breach;
    const props = { Form: desk.Form, breaches: await breaches(world, world.db), now: c.var.now, warn };
    const meta = { title: words.title, ...(error && { status: 422 }) };
    return desk.page(c, member, meta, <BreachesPage {...props} {...(error && { error })} />);
  };

  desk.get(breachesPath, 'persons', (c, member) => list(c, member));

  desk.post(breachesPath, 'persons', async (c, member) => {
    const { reference = '', facts = '', effects = '', measures = '', aware } = await posted(c);
    const awareAt = typedInstant(world, aware);
    if (!awareAt) return list(c, member, registerRefusals.aware);
    const what = { reference: reference.trim(), facts, effects, measures, awareAt };
    const registered = await registerBreach(world, what, member.act);
    if ('refused' in registered) return list(c, member, registerRefusals[registered.refused]);
    return seeOther(c, breachesPath);
  });

  desk.post(`${breachesPath}/amend`, 'persons', async (c, member) => {
    const { breach, facts = '', effects = '', measures = '' } = await posted(c);
    const id = z.uuid().safeParse(breach).data;
    if (!id) return errorPage(c, 404);
    const isDone = await amendBreach(world, id, { facts, effects, measures });
    return isDone ? seeOther(c, breachesPath) : list(c, member, registerRefusals.facts);
  });

  desk.post(`${breachesPath}/step`, 'persons', async (c, member) => {
    const values = await posted(c);
    const id = z.uuid().safeParse(values['breach']).data;
    const step = stepOf(world, values);
    if (!id) return errorPage(c, 404);
    if (!step) return list(c, member, stepRefusals.instant);
    const stepped = await stepBreach(world, id, step, member.act);
    return stepped === 'done' ? seeOther(c, breachesPath) : list(c, member, stepRefusals[stepped]);
  });
}

function stepOf(world: World, values: Readonly<Record<string, string>>): BreachStep | undefined {
  const { step, reason = '' } = values;
  const at = typedInstant(world, values['at']);
  if (step === 'harmless') return { step, reason };
  if (step === 'closed') return { step };
  if (step === 'notified' && at) return { step, at, reason };
  if (step === 'told' && at) return { step, at };
  return undefined;
}
