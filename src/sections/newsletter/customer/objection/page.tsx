import { Button, Form, LineOfTime, Message, useVisit } from '../../../../core/web/index.ts';

/** Asks for the one click by which a customer objects to advertising; no sign-in, no question why (Art. 21(2), (5) GDPR). */
export function ObjectionPage({ path, sold }: { readonly path: string; readonly sold: string | undefined }) {
  const { t } = useVisit();
  return (
    <>
      <h1>{t(words.object)}</h1>
      {sold && <p>{t({ de: `${words.because.de} ${sold}.`, en: `${words.because.en} ${sold}.` })}</p>}
      <p>{t(words.enough)}</p>
      <Form action={path as `/${string}`} label={t(words.object)}>
        <Button>{t(words.object)}</Button>
      </Form>
    </>
  );
}

export interface ObjectedProps {
  readonly enteredAt: Temporal.Instant;
  readonly soldAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  /** The last day on which the objection is kept, in words. */
  readonly lastDay: string | undefined;
  readonly because: string | undefined;
}

/** It is over: since when, what is remembered, why, and until when. */
export function ObjectedPage({ enteredAt, soldAt, endedAt, lastDay, because }: ObjectedProps) {
  const { t, to } = useVisit();
  return (
    <>
      <h1>{t(words.objected)}</h1>
      <Message kind="good">
        <p>{t(words.nothingMore)}</p>
      </Message>
      <LineOfTime
        title={t(words.line)}
        tone="kept"
        points={[
          { label: t(words.sale), at: soldAt ?? enteredAt, state: 'past' },
          { label: t(words.objectedAt), ...(endedAt && { at: endedAt }), state: 'now', hint: t(words.remembered) },
          { label: t(words.erased), state: 'erased', ...(lastDay && { at: `${t(words.atLatest)} ${lastDay}` }) },
        ]}
      />
      {because && <p>{because}</p>}
      <p>
        {t(words.byAccident)} <a href={to('/newsletter')}>{t(words.form)}</a>
      </p>
    </>
  );
}

export const words = {
  object: { de: 'Der Werbung widersprechen', en: 'Object to advertising' },
  because: {
    de: 'Sie bekommen Werbung von uns wegen Ihres Kaufs am',
    en: 'You get advertising from us because of your purchase on',
  },
  enough: {
    de: 'Ein Klick genügt. Danach senden wir Ihnen keine Werbung mehr, ab sofort; auch ein Newsletter, den Sie bestellt haben, endet damit.',
    en: 'One click is enough. After it we send you no advertising any more, from that moment on; a newsletter that you subscribed to ends with it as well.',
  },
  objected: { de: 'Sie haben widersprochen', en: 'You have objected' },
  nothingMore: { de: 'Wir senden Ihnen keine Werbung mehr.', en: 'We send you no advertising any more.' },
  line: { de: 'Werbung an Sie', en: 'Advertising to you' },
  sale: { de: 'gekauft', en: 'bought' },
  objectedAt: { de: 'widersprochen', en: 'objected' },
  remembered: { de: 'wir merken uns Ihren Widerspruch', en: 'we remember your objection' },
  erased: { de: 'gelöscht', en: 'erased' },
  atLatest: { de: 'spätestens am', en: 'by' },
  byAccident: {
    de: 'War das ein Versehen? Ein Widerspruch lässt sich nicht mit einem Klick zurücknehmen, damit das niemand in Ihrem Namen tut. Den Newsletter können Sie aber bestellen:',
    en: 'By accident? An objection is not taken back by one click, so that nobody does it in your name. But you can subscribe to the newsletter:',
  },
  form: { de: 'zum Anmeldeformular', en: 'to the sign-up form' },
} as const;
