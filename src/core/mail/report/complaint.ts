import { first, readHeaders } from './header.ts';
import type { Entity } from './mime.ts';
import type { Automatic, Belonging, Complaint } from './report.ts';
import { textOf } from './text.ts';

/** A feedback report (ARF, RFC 5965): a complaint, or feedback of a kind from which nothing follows for a person. */
export function readComplaint(
  _mail: Entity,
  all: readonly Entity[],
  belonging: Belonging,
): Complaint | Automatic | undefined {
  const part = all.find(({ type }) => type === 'message/feedback-report');
  if (!part) return undefined;
  const fields = readHeaders(textOf(part));
  const feedback = first(fields, 'feedback-type')?.toLowerCase();
  // Without these two it says nothing that could be relied on (RFC 5965, section 3.1).
  if (!feedback || !fields.has('version')) return undefined;
  if (!objections.has(feedback)) return { ...belonging, kind: 'automatic', why: 'feedback' };
  return { ...belonging, kind: 'complaint', feedback, reporter: first(fields, 'user-agent') ?? null };
}

// RFC 5965, section 7.3, RFC 6430 and what mailbox providers write besides. `not-spam` is the contrary,
// `auth-failure` is about our own setup (RFC 6591).
const objections = new Set(['abuse', 'fraud', 'complaint', 'opt-out', 'opt-out-list', 'other']);
