import { useVisit } from '../../../../core/web/index.ts';
import { Fate } from './fate.tsx';
import type { ContactProps } from './props.ts';
import { words } from './words.ts';

/** The answer to every message, also to those that no human sent. */
export function SentPage(props: Pick<ContactProps, 'settings' | 'calendar' | 'now'>) {
  const { t, to } = useVisit();
  return (
    <>
      <h1>{t(words.thanks)}</h1>
      <p class="lead">{t(words.sent)}</p>
      <p>{t(words.typo)}</p>
      <Fate {...props} />
      <p>
        <a href={to('/contact')}>{t(words.again)}</a> · <a href={to('/')}>{t(words.home)}</a>
      </p>
    </>
  );
}
