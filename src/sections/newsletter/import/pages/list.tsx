import type { Text } from '../../../../core/policy/index.ts';
import type { StaffDesk } from '../../../../core/section/index.ts';
import { Button, Message, Table, useVisit } from '../../../../core/web/index.ts';
import type { StoredImport } from '../queries.ts';
import { Moment } from './moment.tsx';
import { stages, words } from './words.ts';

export interface Listed {
  readonly import: StoredImport;
  readonly file: string;
}

interface Props {
  readonly Form: StaffDesk['Form'];
  readonly imports: readonly Listed[];
  readonly error?: Text | undefined;
}

export function ImportsPage({ Form, imports, error }: Props) {
  const { t } = useVisit();
  return (
    <>
      {error && (
        <Message kind="wrong">
          <p>{t(error)}</p>
        </Message>
      )}
      <p>{t(words.what)}</p>
      <Form action="/staff/newsletter/imports" upload>
        <div class={error ? 'field field--wrong' : 'field'}>
          <label for="file">{t(words.file)}</label>
          <p class="field__hint" id="file-hint">
            {t(words.fileHint)}
          </p>
          <input
            id="file"
            name="file"
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            required
            aria-describedby="file-hint"
          />
        </div>
        <Button>{t(words.upload)}</Button>
      </Form>
      <section class="stack">
        <h2>{t(words.imports)}</h2>
        {imports.length === 0 ? <p>{t(words.none)}</p> : <Imports imports={imports} />}
      </section>
    </>
  );
}

function Imports({ imports }: { readonly imports: readonly Listed[] }) {
  const { t, to } = useVisit();
  return (
    <Table
      isQuiet
      caption={t(words.imports)}
      head={[
        t(words.name),
        t(words.state),
        t(words.uploaded),
        t(words.lines),
        t(words.active),
        t(words.asked),
        t(words.refused),
        t(words.goneBy),
      ]}
      numbers={[3, 4, 5, 6]}
      rows={imports.map(({ import: one, file }) => [
        <a href={to(`/staff/newsletter/imports/${one.record}`)}>{file}</a>,
        t(stages[one.stage]),
        <Moment at={one.uploaded_at} />,
        one.lines,
        one.active,
        one.asked,
        one.refused,
        one.gone_by ? <Moment at={one.gone_by} /> : '',
      ])}
    />
  );
}
