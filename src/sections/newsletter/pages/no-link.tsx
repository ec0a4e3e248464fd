import type { Controller } from '../../../core/policy/index.ts';
import { useVisit } from '../../../core/web/index.ts';
import { words } from './words.ts';

/** The answer to a link that is unknown, altered, used up, too old or erased: one answer, so that nobody can tell which. */
export function NoLinkPage({ controller }: { readonly controller: Controller }) {
  const { language, to } = useVisit();
  const mail = <a href={`mailto:${controller.email}`}>{controller.email}</a>;
  const again = (text: string) => <a href={to('/newsletter')}>{text}</a>;
  return (
    <>
      <h1>{words.noLink[language]}</h1>
      {language === 'de' ? (
        <>
          <p>
            Er ist unvollständig, abgelaufen, oder was dazu gehörte, ist schon gelöscht. Geändert hat sich durch den
            Aufruf nichts.
          </p>
          <p>Möchten Sie den Newsletter bekommen, {again('melden Sie sich bitte noch einmal an')}.</p>
          <p>
            Bekommen Sie einen und möchten ihn nicht mehr, nehmen Sie den Link am Ende des jüngsten Newsletters oder
            schreiben Sie formlos an {mail}; das wirkt sofort.
          </p>
        </>
      ) : (
        <>
          <p>It is incomplete, too old, or what belonged to it has been erased. Opening it has changed nothing.</p>
          <p>If you want the newsletter, {again('please sign up again')}.</p>
          <p>
            If you get one and do not want it any more, use the link at the end of the latest newsletter or just write
            to {mail}; that takes effect at once.
          </p>
        </>
      )}
    </>
  );
}
