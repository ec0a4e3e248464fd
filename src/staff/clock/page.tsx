import { periodInWords, type Text } from '../../core/policy/index.ts';
import { Button, Message, useVisit } from '../../core/web/index.ts';
import { Moment, moment, StaffForm } from '../frame/index.ts';
import type { Journey } from './journey.ts';
import { steps, units } from './target.ts';

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
      <p class="clock">
        <span class="clock__label">{t(words.now)}</span>{' '}
        <strong class="clock__now">
          <Moment at={now} />
        </strong>
      </p>
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
        <ul class="happened" role="status">
          {happened.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Forward({ nextDue }: { readonly nextDue: Temporal.Instant | null }) {
  const { t, language, timeZone } = useVisit();
  return (
    <section class="stack">
      <h2>{t(words.forward)}</h2>
      <StaffForm action="/staff/clock" label={t(words.forward)} inline>
        {steps.map((step) => (
          <Button kind="quiet" name="step" value={step}>
            {periodInWords(Temporal.Duration.from(step), language, { case: 'nominative' })}
          </Button>
        ))}
        {nextDue && (
          <Button kind="quiet" name="step" value="next">
            {`${t(words.next)} ${moment(nextDue, timeZone, language)}`}
          </Button>
        )}
      </StaffForm>
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

export const words = {
  title: { de: 'Die Uhr der Simulation', en: 'The clock of the simulation' },
  underWay: { de: 'Die Uhr läuft vor', en: 'The clock is running forward' },
  now: { de: 'Jetzt ist', en: 'It is now' },
  forward: { de: 'Vor um …', en: 'Forward by …' },
  next: { de: 'bis zur nächsten Frist:', en: 'to the next deadline:' },
  free: { de: 'Vor um eine eigene Spanne', en: 'Forward by a span of your own' },
  count: { de: 'Anzahl', en: 'Number' },
  unit: { de: 'Einheit', en: 'Unit' },
  go: { de: 'Vorstellen', en: 'Move forward' },
  what: {
    de: 'Auf dem Weg geschieht alles, was fällig wird, in seiner Reihenfolge und zu seiner Zeit: Mails gehen hinaus, Stufen enden, Daten werden gelöscht. Zurück geht die Uhr nicht.',
    en: 'On the way everything that falls due is done, in its order and at its time: mails go out, stages end, data are erased. The clock does not go back.',
  },
  happened: { de: 'Was geschehen ist', en: 'What happened' },
  nothing: { de: 'In dieser Zeit wurde nichts fällig.', en: 'Nothing fell due in this time.' },
  arrivedAt: { de: 'Angekommen am', en: 'Arrived at' },
  of: { de: 'auf dem Weg zum', en: 'on the way to' },
  reload: { de: 'Diese Seite lädt sich jede Sekunde neu.', en: 'This page reloads itself every second.' },
  failed: {
    de: 'Der Weg wurde unterbrochen. Was bis dahin geschah, gilt; stellen Sie die Uhr noch einmal vor.',
    en: 'The journey was interrupted. What happened until then stands; move the clock forward once more.',
  },
  wrong: { de: 'Bitte wählen Sie eine Spanne, die vorwärts führt.', en: 'Please choose a span that leads forward.' },
} as const satisfies Record<string, Text>;
