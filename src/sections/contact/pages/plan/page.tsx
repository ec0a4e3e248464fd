import { classNamed, dateInWords, type Policy, stageNamed, type Text } from '../../../../core/policy/index.ts';
import { Table, useVisit } from '../../../../core/web/index.ts';
import { conversationClass } from '../../conversation/index.ts';
import type { Fate, Outlook } from '../../review/index.ts';
import { Day, LastDay } from '../moment.tsx';
import { contactPath, conversationPath } from '../paths.ts';
import { words as common, stageTags } from '../words.ts';

/** A dry run: what would go when, if nobody did anything. */
export function PlanPage({
  outlook,
  policy,
  now,
}: {
  readonly outlook: Outlook;
  readonly policy: Policy;
  readonly now: Temporal.Instant;
}) {
  const { t, to, language, timeZone } = useVisit();
  const { months, next, conversations, held, endless } = outlook;
  return (
    <>
      <p class="contact-links">
        <a href={to(contactPath)}>{t(words.back)}</a>
      </p>
      <p>{t(words.what)}</p>
      <p role="status">{t(totals(conversations, held, endless, dateInWords(now, language, { timeZone })))}</p>
      {conversations > 0 && (
        <>
          <section>
            <h2>{t(words.months)}</h2>
            <Table
              caption={t(words.months)}
              isQuiet
              numbers={[1, 2, 3, 4, 5]}
              head={[words.month, words.toReview, words.blocked, words.erased, words.messages, words.held].map((word) =>
                t(word),
              )}
              rows={months.map((m) => [
                monthInWords(m.month, language),
                m.toReview,
                m.blocked,
                m.erased,
                m.messages,
                m.held,
              ])}
            />
          </section>
          <section>
            <h2>{t(words.next)}</h2>
            <Table
              caption={t(words.next)}
              isQuiet
              numbers={[4]}
              head={[words.conversation, words.now, words.way, words.goneBy, words.messages].map((word) => t(word))}
              rows={next.map((fate) => row(fate, policy, { t, to }))}
            />
          </section>
        </>
      )}
    </>
  );
}

function row(fate: Fate, policy: Policy, { t, to }: Pick<ReturnType<typeof useVisit>, 't' | 'to'>) {
  const titleOf = (stage: string) => t(stageNamed(classNamed(policy, conversationClass), stage).title);
  return [
    // Named by the end of its number alone: a plan needs no names.
    <a href={to(conversationPath(fate.id))}>{fate.id.slice(-6)}</a>,
    <span class="contact-tags">
      <span class={stageTags[fate.stage]}>{titleOf(fate.stage)}</span>
      {fate.held && <span class="tag tag--soon">{t(common.held)}</span>}
    </span>,
    fate.way.length === 0
      ? '–'
      : fate.way.map(({ stage, at }) => (
          <span class="table__line">
            {titleOf(stage)} <Day at={at} />
          </span>
        )),
    fate.held ? t(words.afterHold) : fate.goneBy ? <LastDay before={fate.goneBy} /> : '–',
    fate.messages,
  ];
}

const monthInWords = (month: string, language: 'de' | 'en'): string =>
  Temporal.PlainDate.from(`${month}-01`).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', {
    month: 'long',
    year: 'numeric',
  });

const totals = (conversations: number, held: number, endless: number, today: string): Text =>
  conversations === 0
    ? { de: 'Noch ist kein Schriftwechsel bekannt.', en: 'No conversation is known yet.' }
    : {
        de: `Stand ${today}: ${conversations}\u00a0Schriftwechsel, davon ${held}\u00a0ausgesetzt und ${endless}\u00a0ohne laufende Frist (eingeschränkt).`,
        en: `As of ${today}: ${conversations} ${conversations === 1 ? 'conversation' : 'conversations'}, ${held} of them held and ${endless} without a running deadline (restricted).`,
      };

export const words = {
  back: { de: 'Alle Schriftwechsel', en: 'All conversations' },
  what: {
    de: 'Was von selbst geschieht, wenn niemand etwas tut: berechnet aus denselben Fristen, nach denen gelöscht wird. Diese Seite ändert nichts.',
    en: 'What happens by itself if nobody does anything: computed from the very deadlines by which things are erased. This page changes nothing.',
  },
  months: { de: 'Monat für Monat', en: 'Month by month' },
  month: { de: 'Monat', en: 'Month' },
  toReview: { de: 'zu prüfen', en: 'to review' },
  blocked: { de: 'gesperrt', en: 'blocked' },
  erased: { de: 'gelöscht', en: 'erased' },
  messages: { de: 'Nachrichten', en: 'messages' },
  held: { de: 'durch Aussetzung erhalten', en: 'kept by a hold' },
  next: { de: 'Die nächsten hundert', en: 'The next hundred' },
  conversation: { de: 'Schriftwechsel', en: 'Conversation' },
  now: { de: 'Jetzt', en: 'Now' },
  way: { de: 'Auf dem Weg', en: 'On the way' },
  goneBy: { de: 'Gelöscht spätestens am', en: 'Erased on, at the latest' },
  afterHold: { de: 'nach Ende der Aussetzung', en: 'after the hold has ended' },
} as const satisfies Record<string, Text>;
