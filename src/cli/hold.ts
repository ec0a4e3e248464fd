import { type HoldKind, holdKinds } from '../core/records/index.ts';
import type { HoldOpened, PersonHold } from '../core/section/index.ts';
import { QuestionError } from './errors.ts';
import { parseInstant } from './instant.ts';

/** A hold as it is typed. */
export interface HoldWords {
  readonly reference: string;
  readonly kind: string;
  readonly class: string;
  readonly address: string;
  readonly review: string;
  /** Until when its person is told nothing of it. */
  readonly confidential?: string;
}

export const holdOf = ({ kind, review, confidential, ...words }: HoldWords): PersonHold => ({
  ...words,
  ...(confidential !== undefined && { confidential: { until: parseInstant(confidential), by: null } }),
  kind: kindNamed(kind),
  reviewBy: parseInstant(review),
});

function kindNamed(name: string): HoldKind {
  const kind = holdKinds.find((known) => known === name);
  if (!kind) throw new QuestionError(`“${name}” is no kind of hold. Use one of ${holdKinds.join(', ')}.`);
  return kind;
}

/** Why a hold was not opened, and what to write instead. */
export function whyNotHeld({ refused }: Extract<HoldOpened, { refused: string }>, words: HoldWords): string {
  switch (refused) {
    case 'reference':
      return 'A reference has letters, digits, “.”, “/” and “-”, at most 63 of them, and no names.';
    case 'class':
      return `The policy knows no class “${words.class}”. “avow status” lists the classes.`;
    case 'review':
      return `The review must lie ahead; ${words.review} is past.`;
    case 'confidential':
      return `The confidentiality must end ahead; ${words.confidential ?? ''} is past.`;
    case 'nothing':
      return `“${words.class}” holds nothing about this address, so there is nothing to suspend.`;
  }
}
