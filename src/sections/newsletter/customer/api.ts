import { createRoute, z } from '@hono/zod-openapi';
import { languages } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import { type Api, actOf, address, json, jsonBody, needs, operation } from '../api/app.ts';
import { problem } from '../api/problem.ts';
import type { Pace } from '../api/token/pace.ts';
import { newsletterSettings } from '../policy.ts';
import { refusedWords } from './desk/words.ts';
import { enterCustomer } from './life/enter.ts';
import { conditions, type Entry } from './record/customer.ts';

const text = z.string().trim().min(1).max(500);
const instant = z.iso.datetime({ offset: true }).transform((at) => Temporal.Instant.from(at));

const sale = z.object({ soldAt: instant, what: text, evidence: text });
const similar = z.object({ offers: z.array(z.string()).min(1), evidence: text });
const unobjected = z.object({ evidence: text });
const told = z.object({ at: instant, wording: z.string().trim().min(1).max(5000), evidence: text });

const newCustomer = z
  .object({
    email: address,
    language: z.enum(languages).default('de'),
    sale: sale.optional().openapi({ description: 'The sale by which you obtained the address from them.' }),
    similar: similar.optional().openapi({ description: 'Kinds of own offers similar to what was sold, and why.' }),
    unobjected: unobjected.optional().openapi({ description: 'How you checked that they have not objected.' }),
    told: told.optional().openapi({ description: 'When and in which words the right to object was pointed out.' }),
  })
  .openapi('NewCustomer');

const entered = z.object({ id: z.uuid(), missing: z.array(z.enum(conditions)) }).openapi('EnteredCustomer');

/** A customer handed in by a program, such as a shop; only where the policy uses the permission (S43). */
export function customerApi(api: Api, world: World, pace: Pace): void {
  if (!newsletterSettings(world.rules.policy).customers) return;
  const enter = operation('enterCustomer', 'customers:write', needs(world, pace, 'customers:write'), [
    'invalid',
    'refused',
  ]);
  api.openapi(
    createRoute({
      ...enter,
      method: 'post',
      path: '/customers',
      request: jsonBody(newCustomer),
      responses: {
        201: { description: 'Entered; nothing is sent while a condition is missing.', content: json(entered) },
        ...enter.failures,
      },
    }),
    async (c) => {
      const given = Object.entries(c.req.valid('json')).filter(([, value]) => value !== undefined);
      const entry = { ...Object.fromEntries(given), origin: 'api' } as Entry;
      const outcome = await transaction(world.db, (tx) => enterCustomer(world, tx, entry, actOf(c.var.now)));
      if ('customer' in outcome) return c.json({ id: outcome.customer, missing: [...outcome.missing] }, 201);
      const [where, what] = refusedWords[outcome.refused];
      return problem(world.baseUrl, 'refused', [{ where, what: what.en }]);
    },
  );
}
