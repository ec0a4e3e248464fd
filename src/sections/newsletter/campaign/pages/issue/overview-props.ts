import type { StaffDesk } from '../../../../../core/section/index.ts';
import type { List } from '../../../policy/options.ts';
import type { Campaign, Refusal } from '../../campaign.ts';
import type { CampaignStatistics } from '../../statistics.ts';

/** An issue as its own page shows it. */
export interface OverviewProps {
  readonly Form: StaffDesk['Form'];
  readonly campaign: Campaign;
  readonly lists: readonly List[];
  /** What it advertises to customers, in words (S43). */
  readonly offers: string;
  /** Names of the files that go with it, pictures within the mail among them. */
  readonly files: readonly string[];
  /** What keeps it from being sent; empty once it is on its way. */
  readonly missing: readonly Refusal[];
  /** How many it would go to now. */
  readonly audience: number;
  readonly statistics: CampaignStatistics | undefined;
  readonly putOff: number;
  /** The last day on which the issue is kept, in words. */
  readonly lastDay: string | undefined;
  readonly isAsked: boolean;
  readonly isPublic: boolean;
  readonly names: ReadonlyMap<string, string>;
  readonly mayWrite: boolean;
  readonly maySend: boolean;
  /** Somebody who is not the author of this version. */
  readonly isOther: boolean;
  readonly refused?: readonly Refusal[];
  readonly done?: string | undefined;
}
