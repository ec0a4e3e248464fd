import { Button, Form, Message, useVisit } from '../../../core/web/index.ts';
import { Lifeline, type LifelineProps } from './lifeline.tsx';
import { words } from './words.ts';

/** Asks for the one click that ends the subscription; no sign-in, no question why. */
export function UnsubscribePage({ path }: { readonly path: string }) {
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
    </>
  );
}

/** It is over: since when, what stays as proof, why, and until when (S50). */
export function UnsubscribedPage({
  line,
  because,
}: {
  readonly line: LifelineProps;
  readonly because: string | undefined;
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
    </>
  );
}
