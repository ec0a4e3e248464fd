import { requestKinds, type StaffDesk } from '../../../../core/section/index.ts';
import { Button, Message, useVisit } from '../../../../core/web/index.ts';
import { type LiveMessage, longestText } from '../../conversation/index.ts';
import { Moment } from '../moment.tsx';
import { contactPath, conversationPath } from '../paths.ts';
import type { Written } from './read.ts';
import { kindWords, words } from './words.ts';

interface Props {
  readonly Form: StaffDesk['Form'];
  readonly id: string;
  readonly written: Written;
}

/** What was written, as plain text: no markup is read, so nothing in it can load, track or pretend. */
export function Messages({ Form, id, written }: Props) {
  const { t, to } = useVisit();
  return (
    <section>
      <h2>{t(words.messages)}</h2>
      {written === 'locked' && <Message>{<p>{t(words.locked)}</p>}</Message>}
      {written === 'unreachable' && (
        <Message kind="wrong">
          <p>{t(words.unreachable)}</p>
          <p>
            <a href={to(contactPath)}>{t(words.unreachableNext)}</a>
          </p>
        </Message>
      )}
      {typeof written === 'object' && (
        <>
          <p class="small">{t(written.length === 0 ? words.empty : words.live)}</p>
          {written.map((message) => (
            <One Form={Form} id={id} message={message} />
          ))}
        </>
      )}
    </section>
  );
}

function One({ Form, id, message }: Pick<Props, 'Form' | 'id'> & { readonly message: LiveMessage }) {
  const { t } = useVisit();
  const { at, inbound, automatic, from, subject, text, attachments } = message;
  return (
    <article class="contact-message">
      <h3>{subject || t(words.noSubject)}</h3>
      <p class="contact-message__head">
        <Moment at={at} />
        <span>{from.name ? `${from.name} <${from.address}>` : from.address}</span>
        <span class={inbound ? 'tag tag--kept' : 'tag'}>{t(inbound ? words.inbound : words.outbound)}</span>
        {automatic && <span class="tag">{t(words.automatic)}</span>}
      </p>
      {/* Whatever language it is in, the browser is told of none that it is not. */}
      <div class="contact-text" dir="auto" lang="">
        {text.trim() === '' ? t(words.noText) : text.trim()}
      </div>
      {text.length >= longestText && <p class="small">{t(words.cut)}</p>}
      {attachments.length > 0 && (
        <p class="small">
          {t(words.attachments)}:{' '}
          {attachments.map(({ name, type, size }) => `${name || type} (${inKilobytes(size)})`).join(', ')}
        </p>
      )}
      {inbound && !automatic && <Request Form={Form} id={id} message={message} />}
    </article>
  );
}

const inKilobytes = (size: number): string => `${Math.max(1, Math.round(size / 1000))}\u00a0kB`;

function Request({ Form, id, message }: Pick<Props, 'Form' | 'id'> & { readonly message: LiveMessage }) {
  const { t } = useVisit();
  return (
    <details>
      <summary>{t(words.request)}</summary>
      <Form action={`${conversationPath(id)}/request` as `/${string}`} label={t(words.request)}>
        <p>{t(words.requestWhat)}</p>
        <input type="hidden" name="message" value={message.id} />
        <fieldset class="contact-checks">
          <legend>{t(words.kinds)}</legend>
          {requestKinds.map((kind) => (
            <label>
              <input type="checkbox" name="kinds" value={kind} />
              <span>{t(kindWords[kind])}</span>
            </label>
          ))}
        </fieldset>
        <Button kind="quiet">{t(words.receive)}</Button>
      </Form>
    </details>
  );
}
