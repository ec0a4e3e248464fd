import type { PropsWithChildren } from 'hono/jsx';
import type { Language } from '../../../core/policy/index.ts';
import { Button, Form, Message, useVisit } from '../../../core/web/index.ts';
import { confirmationPath } from '../link.ts';
import { undoWords } from '../undo/index.ts';
import { Lifeline, type LifelineProps } from './lifeline.tsx';
import { words } from './words.ts';

/** Asks for the one click that makes the subscription: programs that open links only see this page. */
export function ConfirmPage({
  token,
  topics,
  validUntil,
}: {
  readonly token: string;
  readonly topics: string;
  readonly validUntil: string;
}) {
  const { language } = useVisit();
  return (
    <>
      <h1>{words.confirm[language]}</h1>
      <p>
        {language === 'de'
          ? `Mit der Schaltfläche bestätigen Sie, dass Sie den Newsletter per E-Mail erhalten möchten. Er handelt von nichts anderem als: ${topics}.`
          : `With the button you confirm that you want to get the newsletter by e-mail. It is about nothing but: ${topics}.`}
      </p>
      <Form action={confirmationPath(token) as `/${string}`} label={words.confirm[language]}>
        <Button>{words.confirm[language]}</Button>
      </Form>
      <p>
        {language === 'de'
          ? `Der Link gilt bis ${validUntil}. Möchten Sie den Newsletter nicht, brauchen Sie nichts zu tun.`
          : `The link works until ${validUntil}. If you do not want the newsletter, there is nothing to do.`}
      </p>
    </>
  );
}

/** The way back after an accident: what was archived beside the consent stands in it as it is, in its own language. */
export function AgainPage({
  validUntil,
  lang,
  children,
}: PropsWithChildren<{ readonly validUntil: string; readonly lang: Language }>) {
  const { language } = useVisit();
  return (
    <>
      <h1>{undoWords.again[language]}</h1>
      <div lang={lang}>{children}</div>
      <p>
        {language === 'de'
          ? `Der Link gilt einmal, bis ${validUntil}. Möchten Sie den Newsletter nicht mehr, brauchen Sie nichts zu tun: Er ist abbestellt.`
          : `The link works once, until ${validUntil}. If you do not want the newsletter any more, there is nothing to do: you are unsubscribed.`}
      </p>
    </>
  );
}

/** It is done: what is kept since when, and the way out. */
export function ConfirmedPage({ line, unsubscribe }: { readonly line: LifelineProps; readonly unsubscribe: string }) {
  const { language, to } = useVisit();
  return (
    <>
      <h1>{words.confirmed[language]}</h1>
      <Message kind="good">
        <p>{language === 'de' ? 'Danke, Ihre Anmeldung ist bestätigt.' : 'Thank you, your sign-up is confirmed.'}</p>
      </Message>
      <Lifeline {...line} />
      <p>
        {language === 'de' ? 'Sie können jederzeit wieder ' : 'You can unsubscribe again at any time: '}
        <a href={to(unsubscribe)}>{language === 'de' ? 'abbestellen' : 'unsubscribe'}</a>
        {language === 'de' && '; derselbe Link steht am Ende jedes Newsletters'}.
      </p>
    </>
  );
}
