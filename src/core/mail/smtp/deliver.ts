import type { Opened } from '../../records/index.ts';
import { transaction } from '../../store/index.ts';
import { readAddress } from '../address.ts';
import type { MailKind } from '../contract.ts';
import { compose, type Ready } from '../outbox/compose.ts';
import { type Decision, decide } from '../outbox/decide.ts';
import { failForEver, failForNow } from '../outbox/fail.ts';
import type { Outcome } from '../outbox/outcome.ts';
import type { Sending, Taken } from '../outbox/sending.ts';
import * as settle from '../outbox/settle.ts';
import type { SmtpLine } from './line.ts';
import type { SmtpPool } from './pool.ts';
import { ownFailure, Utf8Missing, verdictOf } from './verdict.ts';

/** One attempt of one taken mail. Settles it whatever happens; throws only when the database does. */
export async function deliverBySmtp(s: Sending, pool: SmtpPool, mail: Taken): Promise<Outcome> {
  const attempt: Attempt = { s, mail, ended: false };
  try {
    const first = await transaction(s.db, (tx) => decide(s, tx, mail, s.clock.now()));
    if (!isGo(first)) return await withdraw(attempt, first);
    const ready = await compose(s, mail, first.kind, first.go, s.clock.now());
    const reply = await pool.use((line) => transmit(attempt, line, ready));
    return await noteSent(attempt, ready, reply);
  } catch (error) {
    return afterFailure(attempt, error);
  }
}

interface Attempt {
  readonly s: Sending;
  readonly mail: Taken;
  /** The last byte may have left. */
  ended: boolean;
  /** As decided at the last moment; the key in it serves to note what the server answered. */
  last?: { readonly go: Opened; readonly kind: MailKind };
}

/** Thrown inside the dialogue when the mail may not leave after all; the connection is dropped before the final dot. */
class Withdrawn extends Error {
  readonly decision: Exclude<Decision, Go> | 'lost';

  constructor(decision: Withdrawn['decision']) {
    super('The mail was withdrawn before its end.');
    this.name = 'Withdrawn';
    this.decision = decision;
  }
}

type Go = Extract<Decision, { readonly go: Opened }>;
const isGo = (decision: Decision): decision is Go => decision !== 'gone' && 'go' in decision;

async function transmit(attempt: Attempt, line: SmtpLine, ready: Ready): Promise<string> {
  const { s } = attempt;
  const to = readAddress(ready.to);
  if ('refused' in to) throw new TypeError('An address in the outbox cannot be read any more.');
  if (to.needsUtf8 && !line.offers('SMTPUTF8')) throw new Utf8Missing();
  let stop: unknown;
  const from = s.envelope?.(attempt.mail) ?? s.sender.envelope ?? s.sender.address;
  const mail = { from, to: to.route, raw: ready.raw };
  const beforeEnd = () =>
    lastWord(attempt).catch((error: unknown) => {
      stop = error;
      throw error;
    });
  try {
    return await line.send(mail, beforeEnd);
  } catch (error) {
    // The library wraps what the stream threw; our own error is the better one.
    throw stop ?? error;
  }
}

/** Decides again with every byte but the dot on its way, and commits that the mail is being sent. The window of doubt begins here. */
async function lastWord(attempt: Attempt): Promise<void> {
  const { s, mail } = attempt;
  const decision = await transaction(s.db, async (tx) => {
    const decided = await decide(s, tx, mail, s.clock.now());
    if (!isGo(decided)) return decided;
    return (await settle.markSending(tx, mail)) ? decided : ('lost' as const);
  });
  if (decision === 'lost' || !isGo(decision)) throw new Withdrawn(decision);
  attempt.last = decision;
  attempt.ended = true;
}

async function noteSent({ s, mail, last }: Attempt, ready: Ready, reply: string): Promise<Outcome> {
  if (!last) throw new TypeError('A mail was accepted that was never ended.');
  const sent = { mail, kind: last.kind, opened: last.go, ready, reply, at: s.clock.now() };
  try {
    const isNoted = await transaction(s.db, (tx) => settle.settleSent(tx, sent, s), { attempts: 3 });
    return isNoted ? 'sent' : 'dropped';
  } catch (error) {
    // It has left, but what its section had to note could not be noted: somebody must look; it is not sent again.
    s.log({ event: 'failed-hook', mail: mail.id, kind: mail.kind, error });
    await settle.settleDoubt(s.db, mail, 'not-noted');
    return 'doubt';
  }
}

async function afterFailure(attempt: Attempt, error: unknown): Promise<Outcome> {
  const { s, mail } = attempt;
  if (error instanceof Withdrawn) return withdraw(attempt, error.decision);
  const verdict = verdictOf(error);
  const failure = { reason: verdict.reason, reply: verdict.reply, at: s.clock.now() };
  if (attempt.ended && !verdict.isAnswer) {
    await settle.settleDoubt(s.db, mail, verdict.reason);
    return 'doubt';
  }
  const event = verdict.lasts === 'forever' ? 'bounced' : 'later';
  // A server's words may name the person, so of its errors only the reason is told.
  const cause = verdict.reason === ownFailure ? { error } : {};
  s.log({ event, mail: mail.id, kind: mail.kind, reason: verdict.reason, ...cause });
  return verdict.lasts === 'now' ? failForNow(s, mail, failure) : failForEver(s, mail, failure);
}

async function withdraw({ s, mail }: Attempt, decision: Withdrawn['decision']): Promise<Outcome> {
  if (decision === 'gone' || decision === 'lost') return 'dropped';
  if ('later' in decision) {
    await settle.settleLater(s.db, mail, decision.later);
    return 'later';
  }
  await settle.settleDropped(s.db, mail, decision.drop, s.clock.now());
  return 'dropped';
}
