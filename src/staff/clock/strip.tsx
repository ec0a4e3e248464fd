import { periodInWords } from '../../core/policy/index.ts';
import { Button, useVisit } from '../../core/web/index.ts';
import { Moment, moment, StaffForm } from '../frame/index.ts';
import { words } from './labels.ts';
import { steps } from './target.ts';

/** What time it is, and the ways forward, as the board carries them. */
export function ClockStrip({
  now,
  nextDue,
}: {
  readonly now: Temporal.Instant;
  readonly nextDue: Temporal.Instant | null;
}) {
  return (
    <div class="strip-of-time">
      <Now now={now} />
      <Steps nextDue={nextDue} />
    </div>
  );
}

export function Now({ now }: { readonly now: Temporal.Instant }) {
  const { t } = useVisit();
  return (
    <p class="clock">
      <span class="clock__label">{t(words.now)}</span>{' '}
      <strong class="clock__now">
        <Moment at={now} />
      </strong>
    </p>
  );
}

export function Steps({ nextDue }: { readonly nextDue: Temporal.Instant | null }) {
  const { t, language, timeZone } = useVisit();
  return (
    <StaffForm action="/staff/clock" label={t(words.forward)} inline>
      <span class="clock__label" aria-hidden="true">
        {t(words.forward)}
      </span>
      {steps.map((step) => (
        <Button kind="quiet" name="step" value={step}>
          {periodInWords(Temporal.Duration.from(step), language)}
        </Button>
      ))}
      {nextDue && (
        <Button kind="quiet" name="step" value="next">
          {`${t(words.next)} ${moment(nextDue, timeZone, language)}`}
        </Button>
      )}
    </StaffForm>
  );
}
