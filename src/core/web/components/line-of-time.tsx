import { dateInWords, type Text } from '../../policy/index.ts';
import { useVisit } from '../visit.ts';

export interface TimePoint {
  /** An instant is written as a date in words; a string stands as it is. */
  readonly at?: Temporal.Instant | string;
  readonly label: string;
  readonly state: 'past' | 'now' | 'future' | 'erased';
  readonly hint?: string;
}

export interface LineOfTimeProps {
  readonly points: readonly TimePoint[];
  /** Where today stands, counted in points: 0 is the first one, 1.5 halfway from the second to the third. */
  readonly today?: number;
  readonly tone?: 'kept' | 'soon' | 'overdue';
  readonly title: string;
  /** A few words beside the title. */
  readonly note?: string;
}

/**
 * The line of time: stages on a line that ends in an open circle, erased. An ordered list, so that it reads as text; the
 * drawing is shapes beside the words, horizontal where there is room and vertical where there is none.
 */
export function LineOfTime({ points, today, tone, title, note }: LineOfTimeProps) {
  const { t } = useVisit();
  return (
    <figure class={tone ? `line line--${tone}` : 'line'}>
      <figcaption class="line__title">
        {title}
        {tone && <span class="line__tone">{t(tones[tone])}</span>}
        {note && <span class="line__note">{note}</span>}
      </figcaption>
      <ol class={`line__points line__points--${Math.min(points.length, 7)}`}>
        {points.map((point, index) => (
          <Point point={point} passed={passedShare(today, index)} isLast={index === points.length - 1} />
        ))}
      </ol>
    </figure>
  );
}

interface PointProps {
  readonly point: TimePoint;
  /** Percent of the way to the next point that is behind us, when today lies on it. */
  readonly passed: number | undefined;
  readonly isLast: boolean;
}

function Point({ point, passed, isLast }: PointProps) {
  const { t, language, timeZone } = useVisit();
  const at = point.at;
  return (
    <li class={`line__point line__point--${point.state}`}>
      <svg class="line__mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle cx="10" cy="10" r={point.state === 'now' ? 8 : 6} />
        {point.state === 'now' && <circle class="line__core" cx="10" cy="10" r="3" />}
      </svg>
      {!isLast && <span class="line__way" aria-hidden="true" />}
      {passed !== undefined && (
        <span class={`line__today line__today--${passed}`}>
          <span>{t(words.today)}</span>
        </span>
      )}
      <strong class="line__label">{point.label}</strong>
      {at !== undefined && (
        <span class="line__at">
          {typeof at === 'string' ? (
            at
          ) : (
            <time datetime={at.toString()}>{dateInWords(at, language, { timeZone })}</time>
          )}
        </span>
      )}
      {point.hint && <span class="line__hint">{point.hint}</span>}
    </li>
  );
}

/** In steps of five, because a place on the line is a class of the stylesheet: no inline style passes the CSP. */
function passedShare(today: number | undefined, index: number): number | undefined {
  if (today === undefined || today < index || today >= index + 1) return undefined;
  return Math.round(((today - index) * 100) / 5) * 5;
}

const tones: Readonly<Record<NonNullable<LineOfTimeProps['tone']>, Text>> = {
  kept: { de: 'aufbewahrt', en: 'kept' },
  soon: { de: 'bald fällig', en: 'due soon' },
  overdue: { de: 'überfällig', en: 'overdue' },
};

const words = { today: { de: 'heute', en: 'today' } };
