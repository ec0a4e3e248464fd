import {
  type Calendar,
  classNamed,
  dateInWords,
  type Policy,
  stageNamed,
  type Text,
} from '../../../../core/policy/index.ts';
import { Message, Pairs, useVisit } from '../../../../core/web/index.ts';
import { conversationClass } from '../../conversation/index.ts';
import { Moment } from '../moment.tsx';
import { contactPath } from '../paths.ts';
import { words as common, groundWords, stageTags, weak } from '../words.ts';
import { deadlineInWords } from './deadline.ts';
import { Life } from './life.tsx';
import { Messages } from './messages.tsx';
import type { Past, Shown } from './read.ts';
import { type StepProps, Steps } from './steps.tsx';
import { words } from './words.ts';

export interface ConversationProps extends Shown, StepProps {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly error?: Text;
  readonly done?: Text;
}

export function ConversationPage(props: ConversationProps) {
  const { t, to } = useVisit();
  const { conversation, person, resting, written, past, fate, isTask, policy, calendar, Form, now, error, done } =
    props;
  const { title } = stageNamed(classNamed(policy, conversationClass), conversation.stage);
  return (
    <>
      <p class="contact-links">
        <a href={to(contactPath)}>{t(words.back)}</a>
      </p>
      {error && (
        <Message kind="wrong">
          <p>{t(error)}</p>
        </Message>
      )}
      {done && (
        <Message kind="good">
          <p>{t(done)}</p>
        </Message>
      )}
      <p class="lead">{t(deadlineInWords(conversation, fate, calendar))}</p>
      <Life policy={policy} conversation={conversation} fate={fate} isTask={isTask} now={now} />
      <Pairs
        items={[
          [
            t(words.stage),
            <span class="contact-tags">
              <span class={stageTags[conversation.stage]}>{t(title)}</span>
              {conversation.held && <span class="tag tag--soon">{t(common.held)}</span>}
              {conversation.automatic && <span class="tag">{t(common.automatic)}</span>}
            </span>,
          ],
          [t(words.person), person ?? t(common.unreadable)],
          [
            t(words.ground),
            <>
              {t(groundWords[resting.ground])}
              {resting.at ? '' : ` · ${t(words.presumed)}`}
              {resting.ground === 'consent' && <span class="table__line small">{t(weak)}</span>}
            </>,
          ],
        ]}
      />
      <div class="contact-split">
        <Messages Form={Form} id={conversation.id} written={written} />
        <section>
          <Steps {...props} />
          <History past={past} />
        </section>
      </div>
    </>
  );
}

function History({ past }: { readonly past: readonly Past[] }) {
  const { t, language, timeZone } = useVisit();
  return (
    <>
      <h2>{t(words.past)}</h2>
      {past.length === 0 ? (
        <p>{t(words.noPast)}</p>
      ) : (
        <ol class="contact-past">
          {past.map(({ at, by, ground, reason, nextOn }) => (
            <li>
              <Moment at={at} /> · {t(by === 'review' ? words.byReview : words.byGround)} · {t(groundWords[ground])}
              {nextOn && ` · ${t(words.nextWish)} ${dateInWords(nextOn, language, { timeZone })}`}
              <span class="table__line">{reason}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
