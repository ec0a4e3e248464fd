import type { Text } from '../../core/policy/index.ts';
import { Button, Message, useVisit } from '../../core/web/index.ts';
import { moment, StaffForm } from '../frame/index.ts';
import type { Journey } from './journey.ts';
import { words } from './labels.ts';
import { Now, Steps } from './strip.tsx';
import { units } from './target.ts';

interface Props {
  readonly now: Temporal.Instant;
  readonly nextDue: Temporal.Instant | null;
  /** What happened since the journey began, in words; undefined when none was made. */
  readonly happened?: readonly string[] | undefined;
  readonly failed?: boolean;
  readonly wrong?: boolean;
}

export function ClockPage({ now, nextDue, happened, failed, wrong }: Props) {
  const { t } = useVisit();
  return (
    <>
      {failed && <Message kind="wrong">{t(words.failed)}</Message>}
      {wrong && <Message kind="wrong">{t(words.wrong)}</Message>}
      <Now now={now} />
      {happened && <Happened happened={happened} />}
      <Forward nextDue={nextDue} />
      <p class="small">{t(words.what)}</p>
    </>
  );
}

function Happened({ happened }: { readonly happened: readonly string[] }) {
  const { t } = useVisit();
  return (
    <section class="stack">
      <h2>{t(words.happened)}</h2>
      {happened.length === 0 ? (
        <p role="status">{t(words.nothing)}</p>
      ) : (
        <div role="status">
          <ul class="happened">
            {happened.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function Forward({ nextDue }: { readonly nextDue: Temporal.Instant | null }) {
  const { t } = useVisit();
  return (
    <section class="stack">
      <h2>{t(words.forwardTitle)}</h2>
      <Steps nextDue={nextDue} />
      <StaffForm action="/staff/clock" label={t(words.free)} inline>
        <div class="field">
          <label for="count">{t(words.count)}</label>
          <input id="count" type="number" name="count" min="1" max="1200" value="18" required />
        </div>
        <div class="field">
          <label for="unit">{t(words.unit)}</label>
          <select id="unit" name="unit">
            {units.map((unit) => (
              <option value={unit} selected={unit === 'months'}>
                {t(unitWords[unit])}
              </option>
            ))}
          </select>
        </div>
        <Button>{t(words.go)}</Button>
      </StaffForm>
    </section>
  );
}

/** Shown while the journey is under way, to who began it; it asks again by itself. */
export function UnderWay({ journey }: { readonly journey: Journey }) {
  const { t, language, timeZone } = useVisit();
  const whole = journey.target.epochMilliseconds - journey.from.epochMilliseconds;
  const done = journey.at.epochMilliseconds - journey.from.epochMilliseconds;
  const percent = whole === 0 ? 100 : Math.floor((done * 100) / whole);
  return (
    <div class="stack">
      <p role="status">
        {t(words.arrivedAt)} <strong>{moment(journey.at, timeZone, language)}</strong> {t(words.of)}{' '}
        {moment(journey.target, timeZone, language)} ({percent} %).
      </p>
      <progress max="100" value={percent} aria-label={t(words.underWay)}>
        {percent} %
      </progress>
      <p class="small">{t(words.reload)}</p>
    </div>
  );
}

const unitWords: Readonly<Record<(typeof units)[number], Text>> = {
  days: { de: 'Tage', en: 'days' },
  weeks: { de: 'Wochen', en: 'weeks' },
  months: { de: 'Monate', en: 'months' },
  years: { de: 'Jahre', en: 'years' },
};
