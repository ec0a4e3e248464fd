import type { StaffDesk } from '../../../../core/section/index.ts';
import { Button, Pairs, Table, useVisit } from '../../../../core/web/index.ts';
import type { RefusedLine, StoredImport } from '../queries.ts';
import { Moment } from './moment.tsx';
import { reasonWords, stages, words } from './words.ts';

interface ResultProps {
  readonly Form: StaffDesk['Form'];
  readonly import: StoredImport;
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  readonly refused: readonly RefusedLine[];
}

/** An import under way or at its end: how far it is, what it came to, and the way back. */
export function ResultPage({ Form, import: one, reasons, refused }: ResultProps) {
  const { t, language } = useVisit();
  const path = `/staff/newsletter/imports/${one.record}` as const;
  const isUnderWay = one.stage === 'running' || one.stage === 'undoing';
  const figures = ['read', 'active', 'asked', 'known', 'refused', 'undone'] as const;
  return (
    <>
      {isUnderWay && <UnderWay import={one} />}
      <Pairs
        items={[
          [t(words.state), t(stages[one.stage])],
          ...figures.map((figure) => [t(words[figure]), one[figure].toLocaleString(language)] as const),
          ...(one.gone_by ? [[t(words.goneBy), <Moment at={one.gone_by} />] as const] : []),
        ]}
      />
      {refused.length > 0 && (
        <section class="stack">
          <h2>{t(words.refusedLines)}</h2>
          <Pairs
            items={reasons.map(
              ({ reason, count }) => [t(reasonWords(reason)), count.toLocaleString(language)] as const,
            )}
          />
          {refused.length < one.refused && <p class="small">{t(words.more)}</p>}
          <Table
            isQuiet
            caption={t(words.refusedLines)}
            head={[t(words.line), t(words.reason)]}
            rows={refused.map(({ line, reason }) => [line, t(reasonWords(reason))])}
          />
        </section>
      )}
      {one.stage !== 'undoing' && one.active + one.asked > one.undone && (
        <section class="stack">
          <h2>{t(words.undo)}</h2>
          <p>{t(words.undoWhat)}</p>
          <Form action={`${path}/undo`}>
            <Button kind="grave">{t(words.undo)}</Button>
          </Form>
        </section>
      )}
      {one.stage === 'done' && (
        <section class="stack">
          <h2>{t(words.reviewed)}</h2>
          <p>{t(words.reviewedWhat)}</p>
          <Form action={`${path}/reviewed`}>
            <Button kind="quiet">{t(words.reviewed)}</Button>
          </Form>
        </section>
      )}
    </>
  );
}

function UnderWay({ import: one }: { readonly import: StoredImport }) {
  const { t, language } = useVisit();
  const [done, all] = one.stage === 'undoing' ? [one.undone, one.active + one.asked] : [one.read, one.lines];
  return (
    <section class="stack" role="status">
      <p>
        <label for="progress">{t(words.progress)}</label> <progress id="progress" value={done} max={Math.max(all, 1)} />{' '}
        {done.toLocaleString(language)} / {all.toLocaleString(language)}
      </p>
      <p class="small">{t(words.renews)}</p>
    </section>
  );
}

/** Asked once more before an import is taken back. */
export function ConfirmUndo({ Form, id }: { readonly Form: StaffDesk['Form']; readonly id: string }) {
  const { t } = useVisit();
  return (
    <>
      <p>{t(words.undoWhat)}</p>
      <Form action={`/staff/newsletter/imports/${id}/undo`}>
        <Button kind="grave" name="confirmed" value="yes">
          {t(words.undoNow)}
        </Button>
      </Form>
    </>
  );
}
