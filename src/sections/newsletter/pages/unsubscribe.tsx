import { Button, Form, Message, useVisit } from '../../../core/web/index.ts';
import { Lifeline, type LifelineProps } from './lifeline.tsx';
import { Undo, type UndoProps } from './undo.tsx';
import { words } from './words.ts';

/** Asks for the one click that ends the subscription; no sign-in, no question why. */
export function UnsubscribePage({ path, choice }: { readonly path: string; readonly choice: string | undefined }) {
  const { language } = useVisit();
  return (
    <>
      <h1>{words.unsubscribe[language]}</h1>
      <p>
        {language === 'de'
          ? 'Ein Klick genügt. Danach senden wir Ihnen keinen Newsletter mehr, ab sofort.'
          : 'One click is enough. After it we send you no newsletter any more, from that moment on.'}
      </p>
      <Form action={path as `/${string}`} label={words.unsubscribe[language]}>
        <Button>{words.unsubscribe[language]}</Button>
      </Form>
      <Choice path={choice} />
    </>
  );
}

/** It is over: since when, what stays as proof, why, and until when (S50). */
export function UnsubscribedPage({
  line,
  because,
  choice,
  again,
}: {
  readonly line: LifelineProps;
  readonly because: string | undefined;
  readonly choice: string | undefined;
  readonly again: Omit<UndoProps, 'language'>;
}) {
  const { language } = useVisit();
  return (
    <>
      <h1>{words.unsubscribed[language]}</h1>
      <Message kind="good">
        <p>{language === 'de' ? 'Wir senden Ihnen keinen Newsletter mehr.' : 'We send you no newsletter any more.'}</p>
      </Message>
      <Lifeline {...line} />
      {because && <p>{because}</p>}
      <Choice path={choice} />
      {/* A list that is not offered is asked for by the mail alone, if there is one. */}
      {(!again.list.private || again.mailedUntil) && <Undo {...again} language={language} />}
    </>
  );
}

/** Where there are several lists, each is a consent of its own. */
function Choice({ path }: { readonly path: string | undefined }) {
  const { language, to } = useVisit();
  if (!path) return null;
  return (
    <p>
      {language === 'de' ? 'Das gilt für diese Liste. ' : 'This concerns this list. '}
      <a href={to(path)}>{language === 'de' ? 'Alle Listen ansehen und auswählen' : 'See all lists and choose'}</a>
    </p>
  );
}
