import { z } from 'zod';
import { sweepNow } from '../../core/jobs/index.ts';
import { classesOf, type Policy } from '../../core/policy/index.ts';
import { type Act, closeHold, openHold, recordsOf } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { transaction } from '../../core/store/index.ts';
import { emailAddress } from '../frame/index.ts';

export const holdKinds = ['incident', 'dispute', 'preservation-order'] as const;

export const holdForm = z.object({
  reference: z
    .string()
    .trim()
    .refine((text) => /^[A-Za-z0-9][A-Za-z0-9./-]{0,62}$/.test(text), {
      params: {
        text: {
          de: 'Ein Aktenzeichen aus Buchstaben, Ziffern, Punkt, Schrägstrich und Bindestrich; keine Namen.',
          en: 'A file reference of letters, digits, dot, slash and hyphen; no names.',
        },
      },
    }),
  kind: z.enum(holdKinds),
  class: z.string().min(1),
  address: emailAddress,
  review: z.iso.date(),
});
export type HoldForm = z.infer<typeof holdForm>;

export type Opened =
  | { readonly hold: string; readonly records: number }
  | { readonly refused: 'class' | 'review' | 'nothing' };

/** Suspends erasure of what one class holds about one person, until somebody closes it; it must be looked at again by a day to come. */
export async function holdPerson(world: World, form: HoldForm, act: Act): Promise<Opened> {
  const { policy } = world.rules;
  const section = sectionOf(policy, form.class);
  if (!section) return { refused: 'class' };
  const reviewBy = Temporal.PlainDate.from(form.review).toZonedDateTime(policy.timeZone).toInstant();
  if (Temporal.Instant.compare(reviewBy, act.now) <= 0) return { refused: 'review' };
  return transaction(world.db, async (tx): Promise<Opened> => {
    const found = await recordsOf(tx, world.records.subject(section, form.address), form.class);
    if (found.length === 0) return { refused: 'nothing' };
    return openHold(
      tx,
      { reference: form.reference, kind: form.kind, class: form.class, records: found.map((r) => r.id), reviewBy },
      act,
    );
  });
}

/** Lifts a hold, and erases at once what is overdue by then. Null when there is no such open hold. */
export async function liftHold(
  world: World,
  hold: string,
  act: Act,
): Promise<{ readonly records: number; readonly erased: number } | null> {
  const freed = await transaction(world.db, (tx) => closeHold(tx, hold, act));
  if (!freed) return null;
  const { erased } = await sweepNow(world.db, world.records, { now: act.now, by: 'policy' });
  return { records: freed.length, erased };
}

const sectionOf = (policy: Policy, name: string): string | undefined =>
  policy.sections.find((section) => classesOf({ ...policy, sections: [section] }).some((c) => c.name === name))
    ?.section;
