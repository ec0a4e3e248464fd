import { createRoute, z } from '@hono/zod-openapi';
import type { World } from '../../../core/section/index.ts';
import { disclosedPersons, formats, permit, personsAs, reasonNames, statisticsAs, typeOf } from '../export/index.ts';
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
      return c.body(await statisticsAs(world, query.format, c.var.reach), 200, {
        'Content-Type': typeOf(query.format),
      });
    },
  );

  const persons = operation('exportPersons', 'exports:read', gate, [
    'invalid',
    'unknown-list',
    'needs-approval',
    'no-approval',
  ]);
  api.openapi(
    createRoute({
      ...persons,
      method: 'get',
      path: '/exports/{content}',
      request: {
        params: z.object({ content: z.enum(['list', 'proofs']) }),
        query: z.object({ format, list: z.string(), reason: z.enum(reasonNames), approval: z.uuid().optional() }),
      },
      responses: { 200: { description: 'The persons.', content: file }, ...persons.failures },
    }),
    async (c) => {
      const { content } = c.req.valid('param');
      const { format: as, list, reason, approval } = c.req.valid('query');
      if (!listNamed(world.rules.policy, list)) return problem(world.baseUrl, 'unknown-list');
      if (!c.var.reach(list)) return problem(world.baseUrl, 'no-list');
      const act = actOf(c.var.now);
      const answer = await permit(world, { content, list, reason }, { approval }, act);
      if ('refused' in answer)
        return problem(world.baseUrl, answer.refused === 'approval' ? 'needs-approval' : 'no-approval');
      const pages = disclosedPersons(world, answer.permit, act);
      const text = ReadableStream.from(personsAs(world, as, content, pages)).pipeThrough(new TextEncoderStream());
      return c.body(text, 200, { 'Content-Type': typeOf(as) });
    },
  );
}
