import { z } from '@hono/zod-openapi';
import type { TypedResponse } from 'hono';

/** What went wrong, by a short name, and what to do about it (RFC 9457). */
export const problems = {
  'no-token': {
    status: 401,
    title: 'No valid token',
    detail: 'Send “Authorization: Bearer TOKEN” with a token that has neither been revoked nor run out.',
  },
  'no-scope': {
    status: 403,
    title: 'Not in the scope of this token',
    detail: 'Make a token with the scope that the operation names.',
  },
  'no-list': {
    status: 403,
    title: 'Not a list of this token',
    detail: 'Make a token for this list, or for all lists.',
  },
  'too-many': { status: 429, title: 'Too many requests', detail: 'Wait for as long as Retry-After says.' },
  'too-many-sign-ups': {
    status: 429,
    title: 'Too many sign-ups from this network',
    detail: 'The policy limits sign-ups per network, so that nobody is pestered. Nothing has been stored.',
  },
  invalid: {
    status: 422,
    title: 'The request is not as described',
    detail: 'Compare it with the description of the operation.',
  },
  'unknown-list': {
    status: 422,
    title: 'The policy names no such list',
    detail: 'Use the name of a list of the policy.',
  },
  'needs-approval': {
    status: 403,
    title: 'More persons than one member may export alone',
    detail:
      'Have the export asked for and approved by two members at /staff/newsletter/exports, and send its “approval”.',
  },
  'no-approval': {
    status: 403,
    title: 'No such approval',
    detail: 'It is for another export, has been used or has lapsed. Ask for it again at /staff/newsletter/exports.',
  },
  'not-found': { status: 404, title: 'There is no such thing', detail: 'Check the id.' },
  'not-declared': {
    status: 403,
    title: 'The policy declares no such message',
    detail: 'Declare it among the newsletter’s transactional mails; only then may the address be used for it.',
  },
  'not-subscribed': {
    status: 404,
    title: 'Nobody is subscribed under this address',
    detail: 'Messages go to running subscriptions alone.',
  },
  'wrong-fields': {
    status: 422,
    title: 'The fields are not those of the template',
    detail: 'Give every place of the template, and no other.',
  },
  refused: { status: 422, title: 'Refused', detail: 'The errors say why.' },
} as const satisfies Record<string, { status: number; title: string; detail: string }>;

export type ProblemName = keyof typeof problems;

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z.array(z.object({ where: z.string(), what: z.string() })).optional(),
  })
  .openapi('Problem');

/** An answer that every operation may give, whatever it answers else. */
export type Problem = Response & TypedResponse<never, never, never>;

export interface Wrong {
  readonly where: string;
  readonly what: string;
}

export function problem(
  baseUrl: string,
  name: ProblemName,
  errors?: readonly Wrong[],
  headers: Record<string, string> = {},
): Problem {
  const body = { type: `${baseUrl}/api/v1#${name}`, ...problems[name], ...(errors && { errors }) };
  const response = new Response(JSON.stringify(body), {
    status: problems[name].status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  });
  return response as Problem;
}
