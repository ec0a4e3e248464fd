import { type BulkReply, nextTry } from '../../../../core/mail/index.ts';
import type { Result } from './results.ts';

export type Outcome = Omit<Result, 'claim' | 'delivery' | 'number' | 'worker'>;

/** What a reply means for its recipient: 4xx comes again by the schedule of all mails, 5xx and the last 4xx never. */
export function outcomeOf({ outcome, code, reply }: BulkReply, attempt: number, now: Temporal.Instant): Outcome {
  const of = { ...(isCode(code) && { code }), ...statusIn(reply) };
  if (outcome === 'accepted') return { state: 'accepted', ...of };
  const nextAt = outcome === 'refused' ? undefined : nextTry(attempt + 1, now);
  if (!nextAt) return { state: 'bounced', ...of };
  return { state: 'later', nextAt, ...of, ...(outcome === 'doubt' && { isDoubt: true }) };
}

const isCode = (code: number): boolean => code >= 200 && code <= 599;

/** The enhanced status code of a reply (RFC 3463); its words may name the person and are not kept. */
function statusIn(reply: string): { readonly status?: string } {
  const status = /^[245]\d\d[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1];
  return status === undefined ? {} : { status };
}
