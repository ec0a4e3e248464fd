import type { Text } from '../../../../core/policy/index.ts';
import type { StaffDesk } from '../../../../core/section/index.ts';
import { Button, Field, Message, useVisit } from '../../../../core/web/index.ts';
import type { Conversation, Ground } from '../../conversation/index.ts';
import type { Resting } from '../../review/index.ts';
import { Moment } from '../moment.tsx';
import { conversationPath } from '../paths.ts';
import { groundWords, offered, weak } from '../words.ts';
import { words } from './words.ts';

export interface StepProps {
  readonly Form: StaffDesk['Form'];
  readonly conversation: Conversation;
  readonly now: Temporal.Instant;
  readonly latest: Temporal.PlainDate;
  readonly resting: Resting;
  /** When the person withdrew their consent, where that is what locked it. */
  readonly withdrawnAt: Temporal.Instant | undefined;
  /** What was typed into the form that could not be taken. */
  readonly values: Readonly<Record<string, string>>;
}

/** What can be found about a conversation where it stands, and nothing else. */
export function Steps(props: StepProps) {
  const { t } = useVisit();
  switch (props.conversation.stage) {
    case 'current':
    case 'review':
      return (
        <>
          <h2>{t(words.question)}</h2>
          <Keep {...props} />
          <Step {...props} to="drop" label={words.drop} what={words.dropWhat} />
          <Further {...props}>
            <Step {...props} to="deal" label={words.deal} what={words.dealWhat} />
            <Step {...props} to="withdrawal" label={words.withdraw} what={words.withdrawWhat} grave />
            <Step {...props} to="restriction" label={words.restrict} what={words.restrictWhat} />
          </Further>
        </>
      );
    case 'deal':
      return (
        <>
          <h2>{t(words.question)}</h2>
          <Keep {...props} />
          <Step {...props} to="drop" label={words.close} what={words.closeWhat} grave />
          <Further {...props}>
            <Step {...props} to="withdrawal" label={words.withdraw} what={words.withdrawWhat} grave />
            <Step {...props} to="restriction" label={words.restrict} what={words.restrictWhat} />
          </Further>
        </>
      );
    case 'unneeded':
      return (
        <>
          {props.withdrawnAt && <Locked {...props} at={props.withdrawnAt} />}
          <h2>{t(words.undo)}</h2>
          <p>{t(words.undoWhat)}</p>
          <Keep {...props} label={words.undo} />
        </>
      );
    case 'letter':
      return (
        <>
          <h2>{t(words.review)}</h2>
          <p>{t(words.blocked)}</p>
        </>
      );
    case 'restricted':
    case 'restricted-deal':
      return <Release {...props} />;
  }
}

/** Why a conversation is still there although its consent was withdrawn. */
function Locked({ conversation, resting, at }: StepProps & { readonly at: Temporal.Instant }) {
  const { t } = useVisit();
  const isNamed = resting.at !== null && resting.ground !== 'consent';
  return (
    <Message title={t(words.withdrawn)}>
      <p>
        <Moment at={at} />: {t(words.withdrawnThen)}
      </p>
      {isNamed && (
        <p>
          {t(words.otherGround)} {t(groundWords[resting.ground])}
          {resting.at && (
            <>
              {', '}
              <Moment at={resting.at} />
            </>
          )}
          . {t(words.otherGroundNext)}
        </p>
      )}
      {conversation.held && <p>{t(words.heldThen)}</p>}
    </Message>
  );
}

function Keep({ Form, conversation, now, latest, values, label = words.keep }: StepProps & { readonly label?: Text }) {
  const { t, timeZone } = useVisit();
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return (
    <div class="contact-box">
      <Form action={`${conversationPath(conversation.id)}/keep` as `/${string}`} label={t(label)}>
        <Grounds legend={words.keepLegend} chosen={values['ground']} />
        <Reason value={values['reason']} />
        <div class="field">
          <label for="field-nextOn">{t(words.nextOn)}</label>
          <input
            id="field-nextOn"
            name="nextOn"
            type="date"
            value={values['nextOn'] ?? latest.toString()}
            min={today.toString()}
            max={latest.toString()}
            required
          />
        </div>
        <Button>{t(label)}</Button>
      </Form>
    </div>
  );
}

function Reason({ value }: { readonly value: string | undefined }) {
  return (
    <Field
      name="reason"
      label={words.reason}
      hint={words.reasonHint}
      type="textarea"
      rows={3}
      maxlength={2000}
      required
      {...(value !== undefined && { value })}
    />
  );
}

/** None is chosen before: who keeps something has to say on what it rests (S31). */
function Grounds({ legend, chosen }: { readonly legend: Text; readonly chosen: string | undefined }) {
  const { t } = useVisit();
  return (
    <fieldset class="contact-checks">
      <legend>{t(legend)}</legend>
      {offered.map((ground: Ground) => (
        <label>
          <input type="radio" name="ground" value={ground} checked={ground === chosen} required />
          <span>
            {t(groundWords[ground])}
            {ground === 'consent' && <small>{t(weak)}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface Single extends Pick<StepProps, 'Form' | 'conversation'> {
  readonly to: 'drop' | 'deal' | 'withdrawal' | 'restriction';
  readonly label: Text;
  readonly what: Text;
  readonly grave?: boolean;
}

/** Opened before it is pressed, so that what it does is read first; the answer to the question itself stands open. */
function Step({ Form, conversation, to, label, what, grave }: Single) {
  const { t } = useVisit();
  const form = (
    <Form action={`${conversationPath(conversation.id)}/${to}` as `/${string}`} label={t(label)}>
      <p>{t(what)}</p>
      <Button kind={grave ? 'grave' : 'quiet'}>{t(label)}</Button>
    </Form>
  );
  if (to === 'drop') return <div class="contact-box">{form}</div>;
  return (
    <details>
      <summary>{t(label)}</summary>
      {form}
    </details>
  );
}

function Further({ Form, conversation, children }: StepProps & { readonly children?: unknown }) {
  const { t } = useVisit();
  return (
    <>
      <h2>{t(words.more)}</h2>
      <div class="contact-box contact-box--steps">
        {children}
        <details>
          <summary>{t(words.reclassify)}</summary>
          <Form action={`${conversationPath(conversation.id)}/ground` as `/${string}`} label={t(words.reclassify)}>
            <p>{t(words.reclassifyWhat)}</p>
            <Grounds legend={words.ground} chosen={undefined} />
            <div class="field">
              <label for="field-why">{t(words.reason)}</label>
              <textarea id="field-why" name="reason" rows={3} maxlength={2000} required />
            </div>
            <Button kind="quiet">{t(words.reclassify)}</Button>
          </Form>
        </details>
      </div>
    </>
  );
}

function Release({ Form, conversation }: StepProps) {
  const { t } = useVisit();
  return (
    <>
      <h2>{t(words.release)}</h2>
      <p>{t(words.restricted)}</p>
      <div class="contact-box">
        <Form action={`${conversationPath(conversation.id)}/release` as `/${string}`} label={t(words.release)}>
          <p>{t(words.releaseWhat)}</p>
          <div class="contact-checks">
            <label>
              <input type="checkbox" name="informed" value="yes" required />
              <span>{t(words.informed)}</span>
            </label>
          </div>
          <Button>{t(words.release)}</Button>
        </Form>
      </div>
    </>
  );
}
