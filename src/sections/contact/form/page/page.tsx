import { Button, Field, Form, Message, Pairs, telephone, useVisit } from '../../../../core/web/index.ts';
import { longest } from '../input.ts';
import { Fate } from './fate.tsx';
import type { ContactProps } from './props.ts';
import { limitWords, words } from './words.ts';

/** The form, and under it what becomes of a message. */
export function ContactPage(props: ContactProps) {
  const { t } = useVisit();
  const { settings, controller, errors, limit } = props;
  return (
    <>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      {errors && (
        <Message kind="wrong" title={t(words.wrong)}>
          <p>{t(words.wrongNext)}</p>
        </Message>
      )}
      {limit && (
        <Message kind="wrong" title={t(words.limit)}>
          <p>{t(limitWords(limit, settings))}</p>
        </Message>
      )}
      <ContactForm {...props} />
      <Fate {...props} />
      <section class="stack">
        <h2>{t(words.otherwise)}</h2>
        <Pairs
          items={[
            [t({ de: 'E-Mail', en: 'E-mail' }), <a href={`mailto:${settings.address}`}>{settings.address}</a>],
            [t({ de: 'Telefon', en: 'Phone' }), <a href={telephone(controller.phone)}>{controller.phone}</a>],
            [
              t({ de: 'Post', en: 'Post' }),
              `${controller.name}, ${controller.street}, ${controller.postalCode} ${controller.city}`,
            ],
          ]}
        />
      </section>
    </>
  );
}

function ContactForm({ values = {}, errors = {} }: ContactProps) {
  const { t } = useVisit();
  const typed = (name: keyof typeof longest) => ({
    name,
    label: words[name],
    maxlength: longest[name],
    error: errors[name],
    ...(values[name] !== undefined && { value: values[name] }),
  });
  return (
    <Form action="/contact" label={t(words.title)}>
      <Field {...typed('name')} hint={words.nameHint} autocomplete="name" />
      <Field {...typed('email')} hint={words.emailHint} type="email" autocomplete="email" required />
      <Field {...typed('subject')} autocomplete="off" required />
      <Field {...typed('message')} type="textarea" rows={9} required />
      <div class="unseen" aria-hidden="true">
        <label for="field-homepage">{t(words.homepage)}</label>
        <input id="field-homepage" name="homepage" type="text" tabindex={-1} autocomplete="off" />
      </div>
      <Button>{t(words.send)}</Button>
    </Form>
  );
}
