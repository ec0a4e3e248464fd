import type { FC } from 'hono/jsx';
import { LineOfTime, Message, Pairs, type TimePoint, useVisit } from '../../../../../core/web/index.ts';
import type { Campaign } from '../../campaign.ts';
import { RefusalList, Refusals } from '../refusals.tsx';
import { stateTones, stateWords, words } from '../words.ts';
import { Actions } from './actions.tsx';
import { Numbers } from './numbers.tsx';
import type { OverviewProps } from './overview-props.ts';

export const Overview: FC<OverviewProps> = (props) => {
  const { t, to, language } = useVisit();
  const { campaign, lists, names, missing, refused = [] } = props;
  const who = (account: string | null) => (account ? (names.get(account) ?? t(own.left)) : t(own.shell));
  const topic = lists.flatMap((list) => list.topics).find(({ de }) => de === campaign.topic) ?? campaign.topic;
  const isOpen = campaign.state === 'draft' || campaign.state === 'approved';
  return (
    <>
      <p class="campaign-tags">
        <span class={stateTones[campaign.state]}>{t(stateWords[campaign.state])}</span>
        {props.isAsked && campaign.state === 'draft' && <span class="tag tag--soon">{t(words.asked)}</span>}
        {props.isPublic && <span class="tag">{t(words.inArchive)}</span>}
      </p>
      {props.done && (
        <Message kind="good">
          <p>{props.done}</p>
        </Message>
      )}
      <Refusals refused={refused} title={own.refused} />
      <LineOfTime
        title={t(own.line)}
        points={[
          ...pointsOf(campaign, t),
          { label: t(own.erased), state: 'erased', ...(props.lastDay && { at: props.lastDay }) },
        ]}
      />
      <p class="campaign-links">
        {isOpen && props.mayWrite && <a href={to(`/staff/campaigns/${campaign.id}/edit`)}>{t(words.edit)}</a>}
        <a href={to(`/staff/campaigns/${campaign.id}/preview`)}>{t(words.preview)}</a>
        <a href={to('/staff/campaigns')}>{t(words.backToList)}</a>
      </p>
      {isOpen && missing.length > 0 && (
        <section class="stack" aria-labelledby="missing">
          <h2 id="missing">{t(own.missing)}</h2>
          <RefusalList refused={missing} />
        </section>
      )}
      {isOpen && missing.length === 0 && <p>{t(own.ready)}</p>}
      <Actions {...props} />
      {campaign.startedAt && props.statistics && (
        <Numbers statistics={props.statistics} putOff={props.putOff} campaign={campaign} />
      )}
      <section class="stack" aria-labelledby="facts">
        <h2 id="facts">{t(own.facts)}</h2>
        <Pairs
          items={[
            [t(words.topic), t(topic)],
            [
              t(words.lists),
              campaign.lists.map((name) => t(lists.find((l) => l.name === name)?.title ?? name)).join(', '),
            ],
            ...(campaign.offers.length > 0 ? [[t(own.offers), props.offers] as const] : []),
            [t(words.language), t(campaign.language === 'de' ? words.german : words.english)],
            ...(props.files.length > 0 ? [[t(own.files), props.files.join(', ')] as const] : []),
            ...(isOpen ? [[t(own.audience), new Intl.NumberFormat(language).format(props.audience)] as const] : []),
            [t(own.author), who(campaign.author)],
            ...(campaign.approver ? [[t(own.approver), who(campaign.approver)] as const] : []),
            [t(own.version), `${campaign.version}, SHA-256 ${campaign.contentHash.slice(0, 16)}…`],
          ]}
        />
      </section>
    </>
  );
};

/** The way of an issue; what has not happened yet has no date. */
function pointsOf(c: Campaign, t: ReturnType<typeof useVisit>['t']): readonly TimePoint[] {
  const reached = ['draft', 'approved', 'scheduled', 'running', 'paused', 'cancelled', 'finished'].indexOf(c.state);
  const point = (label: string, at: Temporal.Instant | null, isNow: boolean, isPast: boolean): TimePoint => ({
    label,
    ...(at && { at }),
    state: isNow ? 'now' : isPast ? 'past' : 'future',
  });
  return [
    point(t(own.written), c.revisedAt, c.state === 'draft', true),
    ...(c.approvedAt ? [point(t(stateWords.approved), c.approvedAt, c.state === 'approved', true)] : []),
    ...(c.scheduledAt
      ? [point(t(stateWords.scheduled), c.scheduledAt, c.state === 'scheduled', c.startedAt !== null)]
      : []),
    point(t(own.begun), c.startedAt, c.state === 'running' || c.state === 'paused', c.startedAt !== null),
    point(t(c.state === 'cancelled' ? stateWords.cancelled : stateWords.finished), c.endedAt, reached >= 5, false),
  ];
}

const own = {
  line: { de: 'Der Weg dieser Ausgabe', en: 'The way of this issue' },
  written: { de: 'geschrieben', en: 'written' },
  begun: { de: 'Versand', en: 'sending' },
  erased: { de: 'gelöscht', en: 'erased' },
  refused: { de: 'Das ging nicht', en: 'That was not possible' },
  missing: { de: 'Was zum Versand fehlt', en: 'What is missing for sending' },
  ready: { de: 'Zum Versand fehlt nichts.', en: 'Nothing is missing for sending.' },
  facts: { de: 'Angaben', en: 'Facts' },
  offers: { de: 'Bestandskunden, als Werbung für', en: 'Existing customers, advertising' },
  files: { de: 'Bilder und Anhänge', en: 'Pictures and attachments' },
  audience: { de: 'Ginge jetzt an', en: 'Would go to, now' },
  author: { de: 'Geschrieben von', en: 'Written by' },
  approver: { de: 'Freigegeben von', en: 'Approved by' },
  version: { de: 'Fassung', en: 'Version' },
  left: { de: 'jemand, der nicht mehr hier arbeitet', en: 'somebody who works here no more' },
  shell: { de: 'unbekannt', en: 'unknown' },
} as const;
