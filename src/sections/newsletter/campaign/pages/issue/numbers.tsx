import type { Child, PropsWithChildren } from 'hono/jsx';
import { Table, useVisit } from '../../../../../core/web/index.ts';
import type { Campaign } from '../../campaign.ts';
import type { CampaignStatistics } from '../../statistics.ts';

interface Props {
  readonly campaign: Pick<Campaign, 'state'>;
  readonly statistics: CampaignStatistics;
  readonly putOff: number;
}

/** What became of an issue: counted from the answers of the mail servers alone. Nobody is followed. */
export function Numbers({ statistics, putOff }: Props) {
  const { t, language } = useVisit();
  const { recipients, accepted, bounced, dropped, waiting, repeated, unsubscribed, complained, returned } = statistics;
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const parts = [
    { name: 'accepted', label: words.accepted, count: accepted },
    { name: 'later', label: words.later, count: putOff },
    { name: 'waiting', label: words.waiting, count: Math.max(0, waiting - putOff) },
    { name: 'bounced', label: words.bounced, count: bounced },
    { name: 'dropped', label: words.dropped, count: dropped },
  ];
  const share = (count: number) => (recipients === 0 ? 0 : count / recipients);
  const row = (label: Child, count: number) => [label, number.format(count), percent.format(share(count))];
  return (
    <section class="stack">
      <h2>{t(words.title)}</h2>
      <Chart parts={parts.map((part) => ({ ...part, share: share(part.count) }))} />
      <Table
        caption={t(words.title)}
        isQuiet
        numbers={[1, 2]}
        head={[t(words.what), t(words.count), t(words.share)]}
        rows={[
          row(t(words.recipients), recipients),
          ...parts.map(({ name, label, count }) => row(<Named name={name}>{t(label)}</Named>, count)),
          ...(repeated > 0 ? [row(t(words.repeated), repeated)] : []),
          row(t(words.unsubscribed), unsubscribed),
          row(t(words.complained), complained),
          row(t(words.returned), returned),
        ]}
      />
      <p class="small">{t(words.untracked)}</p>
    </section>
  );
}

/** The words beside the shade that they have in the bar. */
function Named({ name, children }: PropsWithChildren<{ readonly name: string }>) {
  return (
    <>
      <svg class="campaign-swatch" viewBox="0 0 10 10" aria-hidden="true">
        <rect class={`campaign-chart__${name}`} width="10" height="10" />
      </svg>
      {children}
    </>
  );
}

interface Part {
  readonly name: string;
  readonly share: number;
}

/** One bar, one part for each state; the table beside it says the same in words. */
function Chart({ parts }: { readonly parts: readonly Part[] }) {
  const starts = parts.map((_part, at) => parts.slice(0, at).reduce((sum, { share }) => sum + share, 0));
  return (
    <svg class="campaign-chart" viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true">
      <rect class="campaign-chart__none" width="1000" height="40" />
      {parts.map(({ name, share }, at) => (
        <rect
          class={`campaign-chart__${name}`}
          x={Math.round((starts[at] ?? 0) * 1000)}
          width={Math.round(share * 1000)}
          height="40"
        />
      ))}
    </svg>
  );
}

const words = {
  title: { de: 'Was daraus wurde', en: 'What became of it' },
  what: { de: 'Stand', en: 'State' },
  count: { de: 'Anzahl', en: 'Number' },
  share: { de: 'Anteil', en: 'Share' },
  recipients: { de: 'Empfänger', en: 'Recipients' },
  accepted: { de: 'angenommen', en: 'accepted' },
  later: { de: 'später noch einmal', en: 'tried again later' },
  waiting: { de: 'noch nicht an der Reihe', en: 'not their turn yet' },
  bounced: { de: 'unzustellbar', en: 'bounced' },
  dropped: { de: 'nicht gesandt, Einwilligung beendet', en: 'not sent, consent ended' },
  repeated: { de: 'womöglich doppelt, unter derselben Kennung', en: 'perhaps sent twice, under the same identity' },
  unsubscribed: { de: 'seitdem abbestellt', en: 'unsubscribed since' },
  complained: { de: 'seitdem beim Anbieter beschwert', en: 'complained to their provider since' },
  returned: { de: 'seitdem beendet, weil die Adresse tot ist', en: 'ended since because the address is dead' },
  untracked: {
    de: 'Gezählt werden die Antworten der Mailserver. Ob jemand liest oder klickt, wird nicht gemessen.',
    en: 'What is counted are the answers of mail servers. Whether somebody reads or clicks is not measured.',
  },
} as const;
