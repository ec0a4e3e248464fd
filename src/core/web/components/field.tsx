import type { Text } from '../../policy/index.ts';
import { useVisit } from '../visit.ts';

export interface FieldProps {
  readonly name: string;
  /** Where several forms of one page have a field of this name. */
  readonly id?: string;
  readonly label: Text | string;
  readonly type?:
    | 'text'
    | 'email'
    | 'tel'
    | 'url'
    | 'password'
    | 'number'
    | 'date'
    | 'datetime-local'
    | 'search'
    | 'textarea';
  readonly value?: string | undefined;
  readonly required?: boolean;
  readonly hint?: Text | string;
  readonly error?: Text | string | undefined;
  readonly autocomplete?: string;
  readonly maxlength?: number;
  readonly rows?: number;
}

/** A label, its input, what helps and what is wrong, tied together for every way of reading. */
export function Field({
  name,
  id = `field-${name}`,
  label,
  type = 'text',
  value,
  required,
  hint,
  error,
  autocomplete,
  maxlength,
  rows,
}: FieldProps) {
  const { t } = useVisit();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const shared = {
    id,
    name,
    required,
    autocomplete,
    maxlength,
    'aria-describedby': described,
    'aria-invalid': error ? ('true' as const) : undefined,
  };
  return (
    <div class={error ? 'field field--wrong' : 'field'}>
      <label for={id}>{t(label)}</label>
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {t(hint)}
        </p>
      )}
      {type === 'textarea' ? (
        <textarea {...shared} rows={rows ?? 6}>
          {value}
        </textarea>
      ) : (
        <input {...shared} type={type} value={value} />
      )}
      {error && (
        <p class="field__error" id={`${id}-error`}>
          {t(error)}
        </p>
      )}
    </div>
  );
}

export interface ChoiceProps {
  readonly name: string;
  readonly legend: Text | string;
  readonly options: readonly { readonly value: string; readonly label: Text | string; readonly lang?: string }[];
  readonly chosen?: string | undefined;
  readonly hint?: Text | string;
}

/** One of a few, all of them visible. */
export function Choice({ name, legend, options, chosen, hint }: ChoiceProps) {
  const { t } = useVisit();
  return (
    <fieldset class="choice">
      <legend>{t(legend)}</legend>
      {hint && <p class="field__hint">{t(hint)}</p>}
      <div class="choice__options">
        {options.map(({ value, label, lang }) => (
          <label class="choice__option" lang={lang}>
            <input type="radio" name={name} value={value} checked={value === chosen} />
            <span>{t(label)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
