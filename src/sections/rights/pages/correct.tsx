import type { Text } from '../../../core/policy/index.ts';
import type { HeldAbout, Field as HeldField } from '../../../core/section/index.ts';
import { Button, Choice, Field, useVisit } from '../../../core/web/index.ts';
import { VisitForm } from './visit-form.tsx';
import { words } from './words.ts';

export interface CorrectPageProps {
  readonly token: string;
  readonly held: HeldAbout;
  readonly field: HeldField;
  readonly value?: string | undefined;
  readonly error?: Text | undefined;
}

/** One field to be corrected (Art. 16 GDPR). */
export function CorrectPage({ token, held, field, value = field.value, error }: CorrectPageProps) {
  const { t } = useVisit();
  const { correct } = field;
  return (
    <>
      <h1>{t(words.correct)}</h1>
      <p class="lead">
        {t(held.title)}: {t(field.title)}
      </p>
      <VisitForm
        token={token}
        action="/your-data/rectification"
        label={t(words.correct)}
        values={{ records: held.record, field: field.name }}
      >
        {correct?.as === 'choice' ? (
          <Choice name="value" legend={words.newValue} options={correct.among} chosen={value} />
        ) : (
          <Field
            name="value"
            label={words.newValue}
            value={value}
            error={error}
            {...(correct && { maxlength: correct.most })}
            {...(correct?.as === 'address' && { type: 'email', hint: correct.hint, autocomplete: 'email' })}
          />
        )}
        <Button>{t(words.save)}</Button>
      </VisitForm>
      <VisitForm token={token} action="/your-data/overview" inline>
        <Button kind="quiet">{t(words.back)}</Button>
      </VisitForm>
    </>
  );
}
