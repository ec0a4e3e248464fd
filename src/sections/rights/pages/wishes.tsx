import type { Policy } from '../../../core/policy/index.ts';
import type { HeldAbout } from '../../../core/section/index.ts';
import { Button, Choice, Field, useVisit } from '../../../core/web/index.ts';
import type { Wrong } from '../deed/posted.ts';
import { passagesOf } from '../overview/passages.ts';
import { kindWords } from '../request/index.ts';
import { Passages } from './rights.tsx';
import { VisitForm } from './visit-form.tsx';
import { words } from './words.ts';

interface Props {
  readonly held: readonly HeldAbout[];
  readonly token: string;
}

/** The right to object, set apart from everything else (Art. 21(4) GDPR). */
export function Objection({ policy, held, token }: Props & { readonly policy: Policy }) {
  const { t } = useVisit();
  const can = (what: 'ends' | 'assessed') => held.some(({ open }) => open.objection === what);
  return (
    <section class="objection" id="objection">
      <Passages passages={passagesOf(policy).objection} />
      {can('ends') && (
        <VisitForm token={token} action="/your-data/objection" values={{ records: 'all', to: 'advertising' }}>
          <Button>{t(words.objectAdvertising)}</Button>
        </VisitForm>
      )}
      {can('assessed') && (
        <VisitForm token={token} action="/your-data/objection" values={{ records: 'all', to: 'all' }}>
          <Field
            name="grounds"
            type="textarea"
            label={words.objectWhy}
            hint={words.objectHint}
            rows={3}
            maxlength={2000}
          />
          <Button kind="quiet">{t(words.objectAll)}</Button>
        </VisitForm>
      )}
      {!can('ends') && !can('assessed') && <p>{t(words.objectNothing)}</p>}
    </section>
  );
}

/** Everything at once. */
export function All({ held, token }: Props) {
  const { t } = useVisit();
  const one = (action: `/${string}`, label: string, kind: 'quiet' | 'grave' = 'quiet') => (
    <VisitForm token={token} action={action} inline values={{ records: 'all' }}>
      <Button kind={kind}>{label}</Button>
    </VisitForm>
  );
  return (
    <section aria-labelledby="all">
      <h2 id="all">{t(words.all)}</h2>
      <p>{t(words.restrictWhat)}</p>
      <div class="datum__deeds">
        {held.some(({ open }) => open.restriction) && one('/your-data/restriction', t(words.restrictAll))}
        {held.some(({ open }) => open.lifting) && one('/your-data/lifting', t(words.liftAll))}
      </div>
      <p>{t(words.eraseWhat)}</p>
      {one('/your-data/erasure', t(words.eraseAll), 'grave')}
    </section>
  );
}

/** Four copies, two to read and two for programs. */
export function Copies({ token }: { readonly token: string }) {
  const { t } = useVisit();
  return (
    <section aria-labelledby="copies">
      <h2 id="copies">{t(words.copies)}</h2>
      <p>{t(words.copiesWhat)}</p>
      <div class="datum__deeds">
        {(['html', 'pdf', 'json', 'csv'] as const).map((format) => (
          <VisitForm token={token} action="/your-data/copy" inline values={{ format }}>
            <Button kind="quiet">{format.toUpperCase()}</Button>
          </VisitForm>
        ))}
      </div>
    </section>
  );
}

/** What needs somebody's judgement: it becomes a request with a time to answer. */
export function MessageForm({ token, wrong }: { readonly token: string; readonly wrong?: Wrong | undefined }) {
  const { t } = useVisit();
  return (
    <section aria-labelledby="message">
      <h2 id="message">{t(words.message)}</h2>
      <p>{t(words.messageWhat)}</p>
      <VisitForm token={token} action="/your-data/message" label={t(words.message)}>
        <Choice
          name="kind"
          legend={words.about}
          chosen={wrong?.values['kind'] ?? 'rectification'}
          options={(['rectification', 'access', 'erasure', 'restriction', 'objection', 'portability'] as const).map(
            (value) => ({ value, label: kindWords[value] }),
          )}
        />
        <Field
          name="text"
          type="textarea"
          label={words.text}
          rows={5}
          maxlength={4000}
          required
          error={wrong?.errors['text']}
          {...(wrong?.values['text'] !== undefined && { value: wrong.values['text'] })}
        />
        <Button kind="quiet">{t(words.submit)}</Button>
      </VisitForm>
    </section>
  );
}
