import { isIP } from 'node:net';
import { createRoute, z } from '@hono/zod-openapi';
import { append } from '../../../core/journal/index.ts';
import { languages } from '../../../core/policy/index.ts';
import { recordsOf } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import { recordWithdrawal } from '../consent/record-withdrawal.ts';
import { subscribe } from '../consent/subscribe.ts';
import { archiveWordings } from '../consent/wording.ts';
import { confirmationTemplate } from '../mails/confirmation.ts';
import { firstList, listNamed } from '../policy.ts';
import { subscriptionClass, subscriptionsByRecord } from '../queries.ts';
import type { Reach } from '../reach.ts';
import { type Api, actOf, address, json, jsonBody, needs, operation } from './app.ts';
import { problem } from './problem.ts';
import type { Pace } from './token/pace.ts';

const signUp = z
  .object({
    email: address,
    list: z
      .string()
      .optional()
      .openapi({ description: 'The first public list of the policy where it is left out; a private one is named.' }),
    language: z.enum(languages).default('de'),
    wording: z.string().trim().min(1).max(5000).openapi({
      description:
        'What the person read when they asked, word for word, the button included. It becomes part of the proof.',
    }),
    ip: z
      .string()
      .refine((ip) => isIP(ip) !== 0, 'This is no IP address.')
      .openapi({
        description: 'The address of the person’s computer, not of yours. It becomes part of the proof.',
        example: '203.0.113.7',
      }),
  })
  .openapi('SignUp');

const accepted = z.object({ state: z.literal('requested') }).openapi('Requested');

const standing = z
  .object({
    subscriptions: z.array(
      z.object({
        list: z.string(),
        state: z.enum(['requested', 'active', 'restricted', 'ended']),
        since: z.iso.datetime(),
      }),
    ),
  })
  .openapi('Standing');

const ended = z.object({ ended: z.int(), erased: z.int() }).openapi('Withdrawn');

export function subscriberRoutes(api: Api, world: World, pace: Pace): void {
  const submit = operation('subscribe', 'subscribers:write', needs(world, pace, 'subscribers:write'), [
    'invalid',
    'unknown-list',
    'too-many-sign-ups',
  ]);
  api.openapi(
    createRoute({
      ...submit,
      method: 'post',
      path: '/subscribers',
      request: jsonBody(signUp),
      responses: {
        202: { description: 'Accepted; nothing is known yet.', content: json(accepted) },
        ...submit.failures,
      },
    }),
    async (c) => {
      const { email, language, wording, ip } = c.req.valid('json');
      const list = c.req.valid('json').list ?? firstList(world.rules.policy).name;
      if (!listNamed(world.rules.policy, list)) return problem(world.baseUrl, 'unknown-list');
      if (!c.var.reach(list)) return problem(world.baseUrl, 'no-list');
      const { now } = c.var;
      const words = { consent: wording, form: wording, mail: confirmationTemplate(world, language) };
      const shown = await archiveWordings(world.db, words, language, now);
      const outcome = await subscribe(world, { email, list, language, ip, shown }, { now, by: 'person' });
      if ('refused' in outcome)
        return problem(world.baseUrl, 'too-many-sign-ups', undefined, { 'Retry-After': '3600' });
      return c.json({ state: 'requested' as const }, 202);
    },
  );

  const look = operation('lookUp', 'subscribers:read', needs(world, pace, 'subscribers:read'), ['invalid']);
  api.openapi(
    createRoute({
      ...look,
      method: 'post',
      path: '/subscribers/lookup',
      request: jsonBody(z.object({ email: address })),
      responses: { 200: { description: 'How the address stands.', content: json(standing) }, ...look.failures },
    }),
    async (c) => c.json({ subscriptions: await standingOf(world, c.req.valid('json').email, c.var) }, 200),
  );

  const end = operation('withdraw', 'subscribers:write', needs(world, pace, 'subscribers:write'), [
    'invalid',
    'unknown-list',
  ]);
  api.openapi(
    createRoute({
      ...end,
      method: 'post',
      path: '/subscribers/withdrawal',
      request: jsonBody(
        z.object({
          email: address,
          list: z.string().optional().openapi({
            description:
              'The one list that is meant. Left out: whatever runs for the address, or on the lists of the token where it names some.',
          }),
          evidence: z.string().trim().min(1).max(500).openapi({ description: 'How it reached you.' }),
        }),
      ),
      responses: { 200: { description: 'What was ended.', content: json(ended) }, ...end.failures },
    }),
    async (c) => {
      const { email: address, list, evidence } = c.req.valid('json');
      const { reach } = c.var;
      if (list !== undefined && !listNamed(world.rules.policy, list)) return problem(world.baseUrl, 'unknown-list');
      if (list !== undefined && !reach(list)) return problem(world.baseUrl, 'no-list');
      // Whatever the address has, or what the token reaches of it.
      const some = list === undefined ? !reach() && { meant: reach } : { meant: (one: string) => one === list };
      const told = { channel: 'staff', evidence, ...some } as const;
      return c.json(await recordWithdrawal(world, address, told, actOf(c.var.now)), 200);
    },
  );
}

type Standing = z.infer<typeof standing>['subscriptions'];

/** What is held about an address; that it was told is journaled, record by record. */
async function standingOf(
  world: World,
  email: string,
  { now, reach }: { readonly now: Temporal.Instant; readonly reach: Reach },
): Promise<Standing> {
  const subject = world.records.subject('newsletter', email);
  return transaction(world.db, async (tx) => {
    const all = await recordsOf(tx, subject, subscriptionClass);
    const ids = all.map(({ id }) => id);
    const lists = new Map((await subscriptionsByRecord(tx, ids)).map((one) => [one.record, one.list]));
    const records = all.filter(({ id }) => reach(lists.get(id)));
    await append(
      tx,
      records.map(({ id, stage }) => ({
        at: now,
        what: 'disclosed',
        class: subscriptionClass,
        stage,
        rule: 'api:lookup',
        record: id,
        actor: 'operator',
      })),
    );
    return records.map(({ id, stage, since }) => ({
      list: lists.get(id) ?? '',
      state: stage === 'proof' ? 'ended' : (stage as Standing[number]['state']),
      since: since.toString(),
    }));
  });
}
