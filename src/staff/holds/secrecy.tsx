import type { Text } from '../../core/policy/index.ts';
import { type Act, type Confidential, decideSecrecy, type OpenHold } from '../../core/records/index.ts';
import { type Queries, transaction } from '../../core/store/index.ts';
import { Button, Field, useVisit } from '../../core/web/index.ts';
import { StaffForm } from '../frame/index.ts';
import type { SecrecyForm } from './form.ts';
import { kindWords, words } from './words.ts';

export interface Deciding {
  readonly hold: OpenHold;
  readonly until?: string;
  readonly error?: Text;
}

/** Asks whether the person of a hold may be told of it, where a restore did not find out. */
export function SecrecyPage({ hold, until = '', error }: Deciding) {
  const { t, to } = useVisit();
  return (
    <div class="stack">
      <p>
        <strong>{hold.reference}</strong>: {t(kindWords[hold.kind as keyof typeof kindWords] ?? hold.kind)}
      </p>
      <p>{t(words.undecidedWhy)}</p>
      <p>{t(words.decideHow)}</p>
      <StaffForm action="/staff/holds/secrecy">
        <input type="hidden" name="hold" value={hold.id} />
        <Field name="until" type="date" label={words.secretFrom} value={until} error={error} required />
        <Button name="decision" value="secret">
          {t(words.keepSecret)}
        </Button>
      </StaffForm>
      <StaffForm action="/staff/holds/secrecy">
        <input type="hidden" name="hold" value={hold.id} />
        <Button kind="grave" name="decision" value="told">
          {t(words.mayBeTold)}
        </Button>
      </StaffForm>
      <p>
        <a href={to('/staff/holds')}>{t(words.cancel)}</a>
      </p>
    </div>
  );
}

/** What a form decides; `ahead` where it names no day to come. */
export function decisionOf(
  { decision, until }: SecrecyForm,
  at: { readonly now: Temporal.Instant; readonly timeZone: string; readonly account: string },
): { readonly confidential: Confidential | null } | { readonly refused: 'ahead' } {
  if (decision === 'told') return { confidential: null };
  if (until === '') return { refused: 'ahead' };
  const end = Temporal.PlainDate.from(until).toZonedDateTime(at.timeZone).toInstant();
  if (Temporal.Instant.compare(end, at.now) <= 0) return { refused: 'ahead' };
  return { confidential: { until: end, by: at.account } };
}

export const decide = (db: Queries, hold: string, confidential: Confidential | null, act: Act): Promise<boolean> =>
  transaction(db, (tx) => decideSecrecy(tx, hold, confidential, act));
