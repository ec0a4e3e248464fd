import type { Letter } from '../mail/index.ts';
import { Table, useVisit } from '../web/index.ts';
import { Moment } from './moment.tsx';
import { words } from './words.ts';

/** Newest first: who tries something out wants the mail that has just come. */
export function ListPage({ letters }: { readonly letters: readonly Letter[] }) {
  const { t, to } = useVisit();
  const rows = letters
    .toReversed()
    .map((letter) => [
      <a href={to(`/mailbox/${letter.id}`)}>{letter.subject}</a>,
      letter.to.join(', '),
      <Moment at={letter.at} />,
    ]);
  return (
    <>
      <h1>{t(words.mailbox)}</h1>
      <p class="lead">{t(words.lead)}</p>
      {rows.length === 0 ? (
        <p>{t(words.empty)}</p>
      ) : (
        <Table caption={t(words.letters)} head={[t(words.subject), t(words.to), t(words.at)]} rows={rows} />
      )}
    </>
  );
}
