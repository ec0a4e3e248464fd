import type { App } from '../app.ts';
import { sweepNow } from '../core/jobs/index.ts';
import { type Act, closeHold, openHold, recordsOf } from '../core/records/index.ts';
import { transaction } from '../core/store/index.ts';
import { QuestionError } from './deadline.ts';

export interface HoldWords {
  readonly reference: string;
  readonly kind: string;
  readonly class: string;
  readonly address: string;
  readonly review: string;
}

const kinds = ['incident', 'dispute', 'preservation-order'] as const;

/** Suspends erasure of what one class holds about one person. */
export async function holdPerson(app: App, words: HoldWords, act: Act) {
  const kind = kinds.find((name) => name === words.kind);
  if (!kind) throw new QuestionError(`“${words.kind}” is no kind of hold. Use one of ${kinds.join(', ')}.`);
  const { world } = app;
  const subject = world.records.subject(words.class.split('.')[0] ?? '', words.address);
  return transaction(world.db, async (tx) => {
    const records = await recordsOf(tx, subject, words.class);
    if (records.length === 0)
      throw new QuestionError(`“${words.class}” holds nothing about this address, so there is nothing to suspend.`);
    return openHold(
      tx,
      {
        reference: words.reference,
        kind,
        class: words.class,
        records: records.map((r) => r.id),
        reviewBy: instant(words.review),
      },
      act,
    );
  });
}

/** Lifts a hold and erases at once what is overdue by then. */
export async function liftHold(app: App, hold: string, act: Act) {
  const { world } = app;
  const records = await transaction(world.db, (tx) => closeHold(tx, hold, act));
  if (!records) throw new QuestionError(`There is no open hold ${hold}. “avow hold list” shows them.`);
  const swept = await sweepNow(world.db, world.records, act);
  return { hold, records: records.length, ...swept };
}

function instant(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new QuestionError(`“${text}” is not an instant. Write it with its offset, like 2027-06-30T12:00:00+02:00.`);
  }
}
