import { sql } from 'kysely';
import type { Act, Opened } from '../../../../core/records/index.ts';
import type { RequestAnswer, RequestAnswered, World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { addEntry } from '../entry.ts';
import { lockedRequest } from '../request.ts';
import { forgetUnproved } from '../told/unproved.ts';
import { answerLetter } from './answer-letter.ts';
import { markAnswered } from './answered.ts';
import { post } from './mails.ts';
import { settleUndelivered, undeliveredNames } from './undelivered.ts';

/**
 * Answers a request. By mail it is answered once the mail server has taken it, and open until then. Nothing is refused
 * without reasons, and the letter adds complaint and court by itself (Art. 12(4) GDPR; S82).
 */
export async function answer(
  world: World,
  tx: Queries,
  id: string,
  what: RequestAnswer,
  act: Act,
  by?: string,
): Promise<RequestAnswered> {
  const found = await lockedRequest(world, tx, id);
  if (!found || found.request.outcome !== null) return { refused: 'gone' };
  const { request, opened } = found;
  if (what.outcome !== 'granted' && what.reasons.trim() === '') return { refused: 'reasons' };
  if (what.by === 'mail' && request.address === '') return { refused: 'address' };
  const letter = answerLetter(world, request, what);
  await decide(tx, opened, { outcome: what.outcome, by: what.by, body: letter.body });
  await addEntry(tx, opened, { what: 'answer', by }, act);
  if (what.by === 'mail') {
    await post(
      world,
      tx,
      { request, opened, name: 'answer', letter: { ...letter, ...(what.copy && { copy: what.copy }) } },
      act,
    );
    return { answered: request.stage };
  }
  return { answered: (await markAnswered(world, tx, id, act.now, act)) ?? request.stage };
}

/** The person takes their request back; whoever has to be told of what was done already is told before (Art. 19 GDPR). */
export async function withdrawRequest(
  world: World,
  tx: Queries,
  id: string,
  act: Act,
  by?: string,
): Promise<'done' | 'gone' | 'open'> {
  const found = await lockedRequest(world, tx, id);
  if (!found || found.request.outcome !== null) return 'gone';
  if (found.request.untold > 0) return 'open';
  await addEntry(tx, found.opened, { what: 'withdrawn', by }, act);
  await settleUndelivered(tx, id, undeliveredNames);
  await forgetUnproved(tx, id);
  await sql`update rights.request set outcome = 'withdrawn', answered_at = ${act.now}::timestamptz
    where record = ${id}`.execute(tx);
  await world.records.advance(tx, id, 'withdrawn', act);
  return 'done';
}

async function decide(
  tx: Queries,
  opened: Opened,
  { outcome, by, body }: { readonly outcome: string; readonly by: string; readonly body: string },
): Promise<void> {
  await sql`
    update rights.request set outcome = ${outcome}, answered_by = ${by},
      answer = ${opened.seal('rights.request.answer', body)}
    where record = ${opened.id}`.execute(tx);
}
