import { createRoute, z } from '@hono/zod-openapi';
import type { World } from '../../../core/section/index.ts';
import { disclosedPersons, formats, personsAs, reasonNames, statisticsAs, typeOf } from '../export/index.ts';
import { listNamed } from '../policy.ts';
import { type Api, actOf, needs, operation } from './app.ts';
import { problem } from './problem.ts';
import type { Pace } from './token/pace.ts';

const format = z.enum(formats).default('json');
const file = { 'application/json': { schema: z.unknown() }, 'text/csv': { schema: z.string() } };

export function exportRoutes(api: Api, world: World, pace: Pace): void {
  const gate = needs(world, pace, 'exports:read');

  const figures = operation('exportStatistics', 'exports:read', gate, ['invalid']);
  api.openapi(
    createRoute({
      ...figures,
      method: 'get',
      path: '/exports/statistics',
      request: { query: z.object({ format }) },
      responses: { 200: { description: 'The figures.', content: file }, ...figures.failures },
    }),
    async (c) => {
      const query = c.req.valid('query');
      return c.body(await statisticsAs(world, query.format), 200, { 'Content-Type': typeOf(query.format) });
    },
  );

  const persons = operation('exportPersons', 'exports:read', gate, ['invalid', 'unknown-list']);
  api.openapi(
    createRoute({
      ...persons,
      method: 'get',
      path: '/exports/{content}',
      request: {
        params: z.object({ content: z.enum(['list', 'proofs']) }),
        query: z.object({ format, list: z.string(), reason: z.enum(reasonNames) }),
      },
      responses: { 200: { description: 'The persons.', content: file }, ...persons.failures },
    }),
    (c) => {
      const { content } = c.req.valid('param');
      const { format: as, list, reason } = c.req.valid('query');
      if (!listNamed(world.rules.policy, list)) return problem(world.baseUrl, 'unknown-list');
      const pages = disclosedPersons(world, { content, list, reason }, actOf(c.var.now));
      const text = ReadableStream.from(personsAs(world, as, content, pages)).pipeThrough(new TextEncoderStream());
      return c.body(text, 200, { 'Content-Type': typeOf(as) });
    },
  );
}
