import { transaction } from '../../store/index.ts';
import { takeOne } from '../outbox/claim.ts';
import { compose } from '../outbox/compose.ts';
import { decide } from '../outbox/decide.ts';
import { failForNow } from '../outbox/fail.ts';
import type { Outcome } from '../outbox/outcome.ts';
import type { Sending, Taken } from '../outbox/sending.ts';
import { settleDropped, settleLater, settleSent } from '../outbox/settle.ts';
import { putLetter } from './letter.ts';

/**
 * Delivers one mail into the trial mailbox; undefined when none is due. Taking it, the letter and what the section does
 * are one transaction, so it happens exactly once.
 */
export async function deliverOneLetter(s: Sending, now: Temporal.Instant): Promise<Outcome | undefined> {
  let taken: Taken | undefined;
  try {
    return await transaction(s.db, async (tx) => {
      taken = await takeOne(tx, now);
      if (!taken) return undefined;
      const decision = await decide(s, tx, taken, now);
      if (decision === 'gone') return 'dropped';
      if ('drop' in decision) {
        await settleDropped(tx, taken, decision.drop, now);
        return 'dropped';
      }
      if ('later' in decision) {
        await settleLater(tx, taken, decision.later);
        return 'later';
      }
      const { go: opened, kind } = decision;
      const ready = await compose(s, taken, kind, opened, now);
      await putLetter(tx, taken.id, opened, ready, s.sender.address, now);
      await settleSent(tx, { mail: taken, kind, opened, ready, reply: '250 2.0.0 Trial mailbox', at: now }, s);
      return 'sent';
    });
  } catch (error) {
    if (!taken) throw error;
    s.log({ event: 'failed-hook', mail: taken.id, kind: taken.kind, error });
    return failForNow(s, taken, { reason: 'failed', reply: '', at: now });
  }
}
