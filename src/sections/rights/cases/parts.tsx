import type { Text } from '../../../core/policy/index.ts';
import { dateAndTimeInWords, dateInWords, lastDayBefore } from '../../../core/policy/index.ts';
import { useVisit } from '../../../core/web/index.ts';
import type { RequestOutline } from '../request/index.ts';
import { urgencyOf } from '../request/index.ts';
import { outcomeWords, stageWords, urgencyWords } from './words.ts';

/** An instant as the operator's zone reads it. */
export function Moment({ at, time = true }: { readonly at: Temporal.Instant; readonly time?: boolean }) {
  const { language, timeZone } = useVisit();
  const words = (time ? dateAndTimeInWords : dateInWords)(at, language, { timeZone });
  return <time datetime={at.toString({ smallestUnit: 'second' })}>{words}</time>;
}

/** The last day before an exclusive end. */
export function Day({ before }: { readonly before: Temporal.Instant }) {
  const { language, timeZone } = useVisit();
  const calendar = { timeZone, isHoliday: () => false, isWorkingDay: () => true };
  const day = lastDayBefore(before, calendar);
  return <time datetime={day.toString()}>{dateInWords(day, language, calendar)}</time>;
}

/** Where a request stands, in a word and a colour. */
export function Stand({ request, now }: { readonly request: RequestOutline; readonly now: Temporal.Instant }) {
  const { t } = useVisit();
  if (request.stage === 'answered')
    return (
      <span class="tag tag--kept">{t(request.outcome ? outcomeWords[request.outcome] : stageWords.answered)}</span>
    );
  if (request.answeredAt) return <span class="tag tag--soon">{t(words.untold)}</span>;
  if (request.outcome) return <span class="tag tag--soon">{t(words.sending)}</span>;
  const urgency = urgencyOf(request, now);
  if (urgency === 'late') return <span class="tag tag--overdue">{t(urgencyWords.late)}</span>;
  if (urgency === 'soon') return <span class="tag tag--soon">{t(urgencyWords.soon)}</span>;
  return <span class="tag">{t(stageWords[request.stage])}</span>;
}

export interface ChecksProps {
  readonly name: string;
  readonly legend: Text | string;
  readonly options: readonly { readonly value: string; readonly label: Text | string }[];
  readonly checked: readonly string[];
  readonly error?: Text | undefined;
}

/** Any of a few, all of them visible. */
export function Checks({ name, legend, options, checked, error }: ChecksProps) {
  const { t } = useVisit();
  return (
    <fieldset class="choice" aria-describedby={error ? `${name}-error` : undefined}>
      <legend>{t(legend)}</legend>
      <div class="choice__options">
        {options.map(({ value, label }) => (
          <label class="choice__option">
            <input type="checkbox" name={name} value={value} checked={checked.includes(value)} />
            <span>{t(label)}</span>
          </label>
        ))}
      </div>
      {error && (
        <p class="field__error" id={`${name}-error`}>
          {t(error)}
        </p>
      )}
    </fieldset>
  );
}

export interface SelectProps {
  readonly name: string;
  readonly label: Text | string;
  readonly options: readonly { readonly value: string; readonly label: Text | string }[];
  readonly chosen?: string | undefined;
  /** Where a page has several forms with a field of this name. */
  readonly id?: string;
  readonly error?: Text | undefined;
}

export function Select({ name, label, options, chosen, id = `field-${name}`, error }: SelectProps) {
  const { t } = useVisit();
  return (
    <div class={error ? 'field field--wrong' : 'field'}>
      <label for={id}>{t(label)}</label>
      <select id={id} name={name} aria-describedby={error ? `${id}-error` : undefined}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === chosen}>
            {t(option.label)}
          </option>
        ))}
      </select>
      {error && (
        <p class="field__error" id={`${id}-error`}>
          {t(error)}
        </p>
      )}
    </div>
  );
}

const words = {
  untold: { de: 'beantwortet, Empfänger offen', en: 'answered, recipients open' },
  sending: { de: 'Antwort unterwegs', en: 'answer on its way' },
} as const satisfies Record<string, Text>;
