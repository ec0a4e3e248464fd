import { z } from 'zod';
import { type Action, longestMail, verdictOnOutcome } from '../../../core/mail/index.ts';
import type { Act } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import type { Web, WebContext } from '../../../core/web/index.ts';
import { tokenOf } from '../api/token/token.ts';
import { noteBounce, noteComplaint } from './note.ts';
import { mailedBy, type Reported, takeReport } from './take.ts';

export const mailPath = '/newsletter/reports/mail';
export const eventsPath = '/newsletter/reports/events';

/** Bytes that a posted mail may have; more than is read, since what is returned with it may be long. */
export const longestPost = 8 * longestMail;

/** Where a relay posts what came back, with a token that has the scope `reports:write`. */
export function webhookRoutes(web: Web, world: World): void {
  const guarded = (handle: (c: WebContext, act: Act) => Promise<Response>) => async (c: WebContext) => {
    const held = await tokenOf(world, bearerOf(c.req.header('authorization')), c.var.now);
    if (!held) return c.json({ error: 'no-token' }, 401, { 'WWW-Authenticate': 'Bearer' });
    if (!held.scopes.includes('reports:write')) return c.json({ error: 'no-scope' }, 403);
    return handle(c, { now: c.var.now, by: 'server' });
  };
  web.post(
    mailPath,
    guarded((c, act) => postMail(c, world, act)),
  );
  web.post(
    eventsPath,
    guarded((c, act) => postEvents(c, world, act)),
  );
}

const bearerOf = (header = ''): string => /^Bearer +(\S{1,512})$/i.exec(header)?.[1] ?? '';

/** The report as it came: `message/rfc822`, a pipe of the mail server. */
async function postMail(c: WebContext, world: World, act: Act): Promise<Response> {
  const raw = new Uint8Array(await c.req.arrayBuffer());
  return c.json({ outcome: await takeReport(world, raw, act) }, 202);
}

const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const satisfies readonly Action[];

const events = z.object({
  events: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('bounce'),
          // The envelope sender that the mail left with.
          envelope: z.string().max(320),
          action: z.enum(actions).default('failed'),
          status: z
            .string()
            .regex(/^[245]\.\d{1,3}\.\d{1,3}$/)
            .nullable()
            .default(null),
          diagnostic: z.string().max(2000).default(''),
        }),
        z.object({ kind: z.literal('complaint'), envelope: z.string().max(320) }),
      ]),
    )
    .max(1000),
});
type Event = z.infer<typeof events>['events'][number];

/** What a relay has read from reports itself. */
async function postEvents(c: WebContext, world: World, act: Act): Promise<Response> {
  const read = events.safeParse(await c.req.json().catch(() => undefined));
  if (!read.success) return c.json({ error: 'unreadable' }, 422);
  const outcomes: Reported[] = [];
  for (const event of read.data.events) outcomes.push(await takeEvent(world, event, act));
  return c.json({ outcomes }, 202);
}

async function takeEvent(world: World, event: Event, act: Act): Promise<Reported> {
  const mailed = mailedBy(world, [event.envelope]);
  if (typeof mailed === 'string') return mailed;
  return transaction(world.db, async (tx) => {
    if (event.kind === 'complaint') return noteComplaint(world, tx, { ...mailed, evidence: 'Webhook' }, act);
    const { action, status, diagnostic } = event;
    const kind = verdictOnOutcome({ recipient: null, action, status, diagnostic });
    if (kind === null || kind === 'ignored') return 'ignored';
    const evidence = ['Webhook', status, diagnostic].filter(Boolean).join(' · ');
    return noteBounce(world, tx, { ...mailed, kind, evidence }, act);
  });
}
