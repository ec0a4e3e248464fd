import { z } from 'zod';
import type { Text } from '../../../../core/policy/index.ts';
import { restrictionDemanded, restrictionLifted } from '../../../../core/policy/index.ts';
import type { Act } from '../../../../core/records/index.ts';
import { type Member, requestKinds, type StaffDesk, type World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import { errorPage, seeOther, type WebContext } from '../../../../core/web/index.ts';
import { becameDeal, grounds, notNeeded } from '../../conversation/index.ts';
import { findNeeded, receiveRequest, reclassify, withdraw } from '../../review/index.ts';
import { contactPath, conversationPath, styles } from '../paths.ts';
import { words as common } from '../words.ts';
import { ConversationPage } from './page.tsx';
import { shown } from './read.ts';
import { refusals, words } from './words.ts';

type Outcome = { readonly refused: string } | { readonly gone: true } | { readonly done?: keyof typeof notes };
type Deed = (id: string, values: Values, act: Act) => Promise<Outcome>;
interface Values {
  readonly text: Readonly<Record<string, string>>;
  readonly kinds: readonly string[];
}

/** What a step may tell on the page it leads to, by its word in the address. */
const notes = { kept: words.keptOn, received: words.received } as const satisfies Record<string, Text>;

export function conversationRoutes(desk: StaffDesk, world: World): void {
  const show = async (c: WebContext, member: Member, more: { error?: Text; values?: Values['text'] } = {}) => {
    const id = idOf(c);
    const found = id && (await shown(world, id, c.var.now));
    if (!found) return errorPage(c, 404, gone);
    const { policy, calendar } = world.rules;
    const done = notes[c.req.query('done') as keyof typeof notes];
    const props = { ...found, Form: desk.Form, policy, calendar, now: c.var.now, values: more.values ?? {} };
    const meta = { title: titleOf(found.written), styles, ...(more.error && { status: 422 }) };
    const said = { ...(more.error && { error: more.error }), ...(done && !more.error && { done }) };
    return desk.page(c, member, meta, <ConversationPage {...props} {...said} />);
  };

  desk.get(`${contactPath}/:id`, 'persons', (c, member) => show(c, member));

  for (const [step, deed] of Object.entries(deedsOf(world)))
    desk.post(`${contactPath}/:id/${step}`, 'persons', async (c, member) => {
      const [id, values] = [idOf(c), await valuesOf(c)];
      if (!id) return errorPage(c, 404);
      const outcome = await deed(id, values, member.act);
      if ('refused' in outcome)
        return show(c, member, { error: refusals[outcome.refused] ?? gone, values: values.text });
      if ('gone' in outcome) return seeOther(c, `${contactPath}?done=erased`);
      return seeOther(c, conversationPath(id) + (outcome.done ? `?done=${outcome.done}` : ''));
    });
}

const deedsOf = (world: World): Readonly<Record<string, Deed>> => ({
  keep: async (id, { text }, act) => {
    const nextOn = dayOf(text['nextOn']);
    const ground = groundOf(text['ground']);
    if (!ground) return { refused: 'ground' };
    if (!nextOn) return { refused: 'day' };
    return toldOf(await findNeeded(world, id, { ground, reason: text['reason'] ?? '', nextOn }, act));
  },
  drop: async (id, _values, act) => toldOf(await notNeeded(world, id, act)),
  deal: async (id, _values, act) => toldOf(await becameDeal(world, id, act)),
  withdrawal: async (id, _values, act) => {
    const withdrawn = await withdraw(world, id, act);
    if ('keptOn' in withdrawn) return { done: 'kept' };
    return 'erased' in withdrawn ? { gone: true } : toldOf(withdrawn);
  },
  ground: async (id, { text }, act) => {
    const ground = groundOf(text['ground']);
    if (!ground) return { refused: 'ground' };
    return toldOf(await reclassify(world, id, { ground, reason: text['reason'] ?? '' }, act));
  },
  restriction: async (id, _values, act) => toldOf(await happened(world, id, restrictionDemanded, act)),
  release: async (id, { text }, act) =>
    // Art. 18(3) GDPR: who obtained a restriction is told before it is lifted.
    text['informed'] === 'yes' ? toldOf(await happened(world, id, restrictionLifted, act)) : { refused: 'informed' },
  request: async (id, { text, kinds }, act) => {
    const asked = requestKinds.filter((kind) => kinds.includes(kind));
    const received = await receiveRequest(world, { id, message: Number(text['message']), kinds: asked }, act);
    return 'refused' in received ? received : { done: 'received' };
  },
});

const happened = (world: World, id: string, event: string, act: Act) =>
  transaction(world.db, (tx) => world.records.advance(tx, id, event, act));

const toldOf = (outcome: object | { readonly refused: string }): Outcome =>
  'refused' in outcome && typeof outcome.refused === 'string' ? { refused: outcome.refused } : {};

const groundOf = (typed: string | undefined) => grounds.find((ground) => ground === typed);

function dayOf(typed: string | undefined): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(typed ?? '');
  } catch {
    return undefined;
  }
}

async function valuesOf(c: WebContext): Promise<Values> {
  const body = await c.req.parseBody({ all: true });
  const list = (value: unknown): string[] => [value].flat().filter((one): one is string => typeof one === 'string');
  return {
    text: Object.fromEntries(Object.entries(body).map(([name, value]) => [name, list(value)[0] ?? ''])),
    kinds: list(body['kinds']),
  };
}

const titleOf = (written: NonNullable<Awaited<ReturnType<typeof shown>>>['written']): Text | string =>
  (typeof written === 'object' && written.findLast(({ subject }) => subject !== '')?.subject) || common.title;

const idOf = (c: WebContext): string | undefined => z.uuid().safeParse(c.req.param('id')).data;

const gone: Text = {
  de: 'Diesen Schriftwechsel gibt es hier nicht mehr: Er ist gelöscht, oder es gab ihn nie.',
  en: 'This conversation is no longer here: it has been erased, or it never was.',
};
