import type { Text } from '../../../../core/policy/index.ts';
import type { StaffDesk } from '../../../../core/section/index.ts';
import { Button, Choice, Field, Message, Pairs, Table, useVisit } from '../../../../core/web/index.ts';
import type { List } from '../../policy.ts';
import type { Content, Declaration } from '../declaration.ts';
import { fields, type Line, type Mapping } from '../file/index.ts';
import type { Preview } from '../preview.ts';
import type { StoredImport } from '../queries.ts';
import { Outcome } from './outcome.tsx';
import { fieldWords, sources, words } from './words.ts';

export interface CheckProps {
  readonly Form: StaffDesk['Form'];
  readonly import: StoredImport;
  readonly content: Content;
  readonly first: readonly Line[];
  readonly lists: readonly List[];
  readonly mapping: Mapping;
  readonly declaration?: Partial<Declaration>;
  readonly errors?: Readonly<Record<string, Text>>;
  readonly preview?: Preview | undefined;
}

/** A file that waits: how it was read, which column says what, where the consents come from, and what that would come to. */
export function CheckPage(props: CheckProps) {
  const { t } = useVisit();
  const { Form, content, preview, errors = {} } = props;
  const path = `/staff/newsletter/imports/${props.import.record}` as const;
  return (
    <>
      {Object.keys(errors).length > 0 && (
        <Message kind="wrong">
          <p>{t(Object.values(errors)[0] ?? '')}</p>
        </Message>
      )}
      {preview && <Outcome preview={preview} columns={content.columns} />}
      <Read {...props} />
      <Form action={path} label={t(words.declaration)}>
        <Columns {...props} />
        <Consents {...props} />
        <div class="buttons">
          <Button kind="quiet" name="step" value="check">
            {t(words.check)}
          </Button>
          <Button name="step" value="start">
            {t(words.start)}
          </Button>
        </div>
      </Form>
      <Form action={`${path}/discard`}>
        <Button kind="grave">{t(words.discard)}</Button>
      </Form>
    </>
  );
}

function Read({ import: one, content, first }: CheckProps) {
  const { t, language } = useVisit();
  const separators: Readonly<Record<string, string>> = { ',': ',', ';': ';', '\t': 'Tab' };
  return (
    <section class="stack">
      <Pairs
        items={[
          [t(words.name), content.file],
          [t(words.source), t(sources[content.source])],
          [t(words.encoding), content.encoding.toUpperCase()],
          [t(words.delimiter), <code>{separators[content.delimiter]}</code>],
          [t(words.lines), one.lines.toLocaleString(language)],
        ]}
      />
      <h2>{t(words.first)}</h2>
      <Table
        isQuiet
        caption={t(words.first)}
        head={[t(words.line), ...content.columns]}
        rows={first.map(([number, ...cells]) => [number, ...content.columns.map((_name, at) => cells[at] ?? '')])}
      />
    </section>
  );
}

function Columns({ content, mapping, errors = {} }: CheckProps) {
  const { t } = useVisit();
  return (
    <fieldset class="fields">
      <legend>{t(words.columns)}</legend>
      <div class="fields--columns">
        {fields.map((field) => (
          <div class={errors[field] ? 'field field--wrong' : 'field'}>
            <label for={`column-${field}`}>{t(fieldWords[field])}</label>
            <select id={`column-${field}`} name={field} aria-invalid={errors[field] ? 'true' : undefined}>
              <option value="">{t(words.noColumn)}</option>
              {content.columns.map((name, at) => (
                <option value={at} selected={mapping[field] === at}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function Consents({ lists, declaration = {}, errors = {} }: CheckProps) {
  const { t, timeZone, language } = useVisit();
  const { list = lists[0]?.name, origin = '', wording = '', document = '', asking = '', zone = 'UTC' } = declaration;
  return (
    <fieldset class="fields">
      <legend>{t(words.declaration)}</legend>
      <Choice
        name="list"
        legend={words.list}
        chosen={list}
        options={lists.map(({ name, title }) => ({ value: name, label: title }))}
      />
      <Field
        name="origin"
        label={words.origin}
        hint={words.originHint}
        value={origin}
        error={errors['origin']}
        required
        maxlength={500}
      />
      <Field
        name="wording"
        type="textarea"
        rows={4}
        label={words.wording}
        value={wording}
        error={errors['wording']}
        required
        maxlength={5000}
      />
      <Field
        name="document"
        label={words.document}
        value={document}
        error={errors['document']}
        required
        maxlength={500}
      />
      <Choice
        name="language"
        legend={words.language}
        chosen={declaration.language ?? language}
        options={[
          { value: 'de', label: 'Deutsch', lang: 'de' },
          { value: 'en', label: 'English', lang: 'en' },
        ]}
      />
      <Choice
        name="zone"
        legend={words.zone}
        chosen={zone}
        options={[...new Set(['UTC', timeZone])].map((one) => ({ value: one, label: one }))}
      />
      <Choice
        name="unproven"
        legend={words.asking}
        chosen={asking === '' && !errors['asking'] ? 'refuse' : 'ask'}
        options={[
          { value: 'refuse', label: words.refuse },
          { value: 'ask', label: words.ask },
        ]}
      />
      <Field
        name="asking"
        label={words.ground}
        hint={words.groundHint}
        value={asking}
        error={errors['asking']}
        maxlength={500}
      />
    </fieldset>
  );
}
