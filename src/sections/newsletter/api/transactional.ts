import { createRoute, z } from '@hono/zod-openapi';
import type { World } from '../../../core/section/index.ts';
import { type Api, actOf, address, json, jsonBody, needs, operation } from './app.ts';
import { orderMessage, placesOf, templateNamed } from './message.ts';
import { problem } from './problem.ts';
import type { Pace } from './token/pace.ts';

// One line, for a field may stand in the subject; no control characters.
const value = z
  .string()
  .max(500)
  .regex(/^[^\p{Cc}]*$/u, 'Control characters are not allowed.');

const order = z
  .object({
    template: z.string().openapi({ description: 'Name of a message that the policy declares.' }),
    email: address,
    fields: z
      .record(z.string(), value)
      .default({})
      .openapi({ description: 'One value for every place of the template.' }),
  })
  .openapi('TransactionalMessage');

export function transactionalRoutes(api: Api, world: World, pace: Pace): void {
  const send = operation('send', 'transactional:send', needs(world, pace, 'transactional:send'), [
    'invalid',
    'not-declared',
    'not-subscribed',
    'wrong-fields',
  ]);
  api.openapi(
    createRoute({
      ...send,
      method: 'post',
      path: '/transactional',
      request: jsonBody(order),
      responses: {
        202: { description: 'In the outbox.', content: json(z.object({ id: z.uuid() })) },
        ...send.failures,
      },
    }),
    async (c) => {
      const { template: name, email, fields } = c.req.valid('json');
      const template = templateNamed(world, name);
      if (!template) return problem(world.baseUrl, 'not-declared');
      const [wanted, given] = [placesOf(template), Object.keys(fields).sort()];
      if (wanted.join() !== given.join())
        return problem(
          world.baseUrl,
          'wrong-fields',
          wanted.map((where) => ({ where, what: 'a place of the template' })),
        );
      const ordered = await orderMessage(
        world,
        { email, template: name, fields, reach: c.var.reach },
        actOf(c.var.now),
      );
      if ('refused' in ordered) return problem(world.baseUrl, 'not-subscribed');
      return c.json({ id: ordered.message }, 202);
    },
  );
}
