import { Message, useVisit } from '../../../../../core/web/index.ts';
import type { Campaign } from '../../campaign.ts';
import type { CampaignStatistics } from '../../statistics.ts';
import { Progress } from '../progress.tsx';
import { stateTones, stateWords, words } from '../words.ts';
import { Numbers } from './numbers.tsx';

interface Props {
  readonly campaign: Campaign;
  readonly statistics: CampaignStatistics | undefined;
  readonly putOff: number;
  readonly isOn: boolean;
  /** Asked not to load itself again (WCAG 2.2.1: who reads slowly can stop it). */
  readonly isStill: boolean;
}

/** How far it is, again every few seconds while it lasts. */
export function ProgressPage({ campaign, statistics, putOff, isOn, isStill }: Props) {
  const { t, to } = useVisit();
  const path = `/staff/campaigns/${campaign.id}`;
  return (
    <>
      <p class="campaign-tags">
        <span class={stateTones[campaign.state]}>{t(stateWords[campaign.state])}</span>
        {statistics && campaign.startedAt && <Progress {...statistics} />}
      </p>
      {campaign.state === 'scheduled' && <p>{t(own.notYet)}</p>}
      {campaign.state === 'finished' && (
        <Message kind="good">
          <p>{t(own.finished)}</p>
        </Message>
      )}
      <p class="campaign-links">
        {isOn && (
          <a href={to(isStill ? `${path}/progress` : `${path}/progress?still`)}>{t(isStill ? own.go : own.stop)}</a>
        )}
        <a href={to(path)}>{t(words.back)}</a>
      </p>
      {statistics && campaign.startedAt && <Numbers {...{ campaign, statistics, putOff }} />}
    </>
  );
}

const own = {
  notYet: { de: 'Der Versand hat noch nicht begonnen.', en: 'Sending has not begun yet.' },
  finished: { de: 'Alle sind erledigt.', en: 'All are settled.' },
  stop: { de: 'Nicht mehr von selbst erneuern', en: 'Stop renewing by itself' },
  go: { de: 'Alle paar Sekunden erneuern', en: 'Renew every few seconds' },
} as const;
