import { Pairs, Table, useVisit } from '../../../../core/web/index.ts';
import type { Preview } from '../preview.ts';
import { reasonWords, words } from './words.ts';

/** What taking the file in would come to. */
export function Outcome({ preview, columns }: { readonly preview: Preview; readonly columns: readonly string[] }) {
  const { t, language } = useVisit();
  const figures = ['tried', 'active', 'asked', 'known', 'refused'] as const;
  return (
    <section class="stack" id="outcome">
      <h2>{t(words.outcome)}</h2>
      <Pairs items={figures.map((figure) => [t(words[figure]), preview[figure].toLocaleString(language)] as const)} />
      {preview.problems.length > 0 && (
        <>
          <h3>{t(words.problems)}</h3>
          <p class="small">{t(words.problemsNote)}</p>
          <Table
            isQuiet
            caption={t(words.problems)}
            head={[t(words.line), t(words.reason), ...columns]}
            rows={preview.problems.map(({ line, reason, cells }) => [
              line,
              t(reasonWords(reason)),
              ...columns.map((_name, at) => cells[at] ?? ''),
            ])}
          />
        </>
      )}
    </section>
  );
}
