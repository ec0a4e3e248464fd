import { Button, Form, Message, useVisit } from '../../../core/web/index.ts';
import { type List, topicsInWords } from '../policy.ts';

export interface PreferencesProps {
  readonly path: string;
  readonly lists: readonly List[];
  /** Names of those that run. */
  readonly running: ReadonlySet<string>;
  /** The one that was just ended. */
  readonly ended: List | undefined;
}

export function PreferencesPage({ path, lists, running, ended }: PreferencesProps) {
  const { t } = useVisit();
  return (
    <>
      <h1>{t(words.title)}</h1>
      {ended && (
        <Message kind="good">
          <p>
            {t({
              de: `„${ended.title.de}“ ist abbestellt, ab sofort.`,
              en: `“${ended.title.en}” is ended, from now on.`,
            })}
          </p>
        </Message>
      )}
      <p>{t(words.what)}</p>
      {lists.map((list) => (
        <One list={list} path={path} isRunning={running.has(list.name)} />
      ))}
    </>
  );
}

function One({ list, path, isRunning }: { readonly list: List; readonly path: string; readonly isRunning: boolean }) {
  const { t, to, language } = useVisit();
  const title = t(list.title);
  return (
    <section class="stack" aria-labelledby={`list-${list.name}`}>
      <h2 id={`list-${list.name}`}>{title}</h2>
      <p>
        {topicsInWords(list.topics, language)}.{' '}
        <strong class={isRunning ? 'tag tag--kept' : 'tag'}>{t(isRunning ? words.on : words.off)}</strong>
      </p>
      {isRunning ? (
        <Form action={path as `/${string}`} label={`${t(words.end)}: ${title}`}>
          <Button kind="quiet" name="list" value={list.name}>
            {t(words.end)}
            <span class="unseen">: {title}</span>
          </Button>
        </Form>
      ) : (
        <p>
          <a href={to(`/newsletter?list=${list.name}`)}>
            {t(words.begin)}
            <span class="unseen">: {title}</span>
          </a>
        </p>
      )}
    </section>
  );
}

export const words = {
  title: { de: 'Welche Listen Sie bekommen', en: 'Which lists you get' },
  what: {
    de: 'Für jede Liste haben Sie gesondert eingewilligt; jede können Sie hier mit einem Klick beenden. Eine weitere bestellen Sie über das Formular, damit niemand das in Ihrem Namen tun kann.',
    en: 'You have consented to each list by itself, and each can be ended here by one click. You subscribe to another one by the form, so that nobody can do that in your name.',
  },
  on: { de: 'abonniert', en: 'subscribed' },
  off: { de: 'nicht abonniert', en: 'not subscribed' },
  end: { de: 'Diese Liste abbestellen', en: 'Unsubscribe from this list' },
  begin: { de: 'Zum Anmeldeformular', en: 'To the sign-up form' },
} as const;
