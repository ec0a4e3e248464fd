import { type createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Hono, MiddlewareHandler } from 'hono';
import { isAddress } from '../../../core/mail/index.ts';
import type { Act } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Web } from '../../../core/web/index.ts';
import { newsletterSettings } from '../policy.ts';
import { type Reach, reachOfToken } from '../reach.ts';
import { type OperationId, summaries } from './page/words.ts';
import { type ProblemName, problem, problemSchema, problems, type Wrong } from './problem.ts';
import type { Pace } from './token/pace.ts';
import type { Scope } from './token/scope.ts';
import { tokenOf } from './token/token.ts';

/** Operations are answered like pages: within a visit. */
type Visiting =
  Web extends Hono<infer Environment>
    ? Environment & {
        /** The lists that the token reaches. */
        readonly Variables: { reach: Reach };
      }
    : never;
export type Api = OpenAPIHono<Visiting>;

export const path = '/api/v1';

/** Where operations live; what does not fit its description is answered with what is wrong with it. */
export const emptyApi = ({ baseUrl }: Pick<World, 'baseUrl'>): Api =>
  new OpenAPIHono<Visiting>({
    defaultHook: (result) => (result.success ? undefined : problem(baseUrl, 'invalid', result.error.issues.map(wrong))),
  });

const wrong = ({
  path: where,
  message: what,
}: {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}): Wrong => ({
  where: where.map(String).join('.'),
  what,
});

/** Programs act for the operator. */
export const actOf = (now: Temporal.Instant): Act => ({ now, by: 'operator' });

/** Lets in who sends a token that works and has the scope, as often as the policy allows. */
export function needs(world: World, pace: Pace, scope: Scope): MiddlewareHandler<Visiting> {
  return async (c, next) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
    const held = token ? await tokenOf(world, token, c.var.now) : undefined;
    if (!held) return problem(world.baseUrl, 'no-token', undefined, { 'WWW-Authenticate': 'Bearer' });
    const seconds = await pace.wait(held.record, newsletterSettings(world.rules.policy).api.requests, c.var.now);
    if (seconds > 0) return problem(world.baseUrl, 'too-many', undefined, { 'Retry-After': String(seconds) });
    if (!held.scopes.includes(scope)) return problem(world.baseUrl, 'no-scope');
    c.set('reach', reachOfToken(held.lists));
    await next();
    c.header('Cache-Control', 'no-store');
    return undefined;
  };
}

type Route = Parameters<typeof createRoute>[0];

/** What every operation has in common in its description. */
export function operation(
  id: OperationId,
  scope: Scope,
  gate: MiddlewareHandler<Visiting>,
  wrongs: readonly ProblemName[] = [],
) {
  const names: readonly ProblemName[] = ['no-token', 'no-scope', 'no-list', 'too-many', ...wrongs];
  const byStatus = Map.groupBy(names, (name) => problems[name].status);
  const failures = Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      {
        description: same.map((name) => problems[name].title).join('; '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  ) satisfies Route['responses'];
  return {
    operationId: id,
    summary: summaries[id].en,
    description: `Scope: ${scope}`,
    security: [{ token: [scope] }],
    middleware: gate,
    failures,
  };
}

export const address = z
  .string()
  .trim()
  .max(254)
  .refine(isAddress, 'This is no e-mail address.')
  .openapi({ format: 'email', example: 'name@example.com' });

/** Bodies are JSON and nothing else. */
export const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } });
export const jsonBody = <S extends z.ZodType>(schema: S) => ({ body: { content: json(schema), required: true } });
