import type { Policy } from '../../src/core/policy/index.ts';
import type { Draft } from '../../src/sections/newsletter/campaign/index.ts';
import { draft, withNewsletter } from '../../tests/support/campaign.ts';

/** The reference policy, but that nobody is paced and nobody has to approve: the sink belongs to us. */
export const campaignPolicy = (): Promise<Policy> =>
  withNewsletter(({ campaigns }) => ({
    campaigns: { ...campaigns, approvedAbove: 10_000_000, pace: { perSecond: 1_000_000, burst: 10_000_000 } },
  }));

const paragraph =
  'Ein Absatz, wie er in einer Ausgabe steht: ein paar Sätze über eine Neuerung, ein [Link](https://avow.test/neues) und sonst nichts.';

/** Both parts together make a mail of about 20 KB. */
export const longIssue: Draft = {
  ...draft,
  body: `# Neues\n\n{{email|Guten Tag}},\n\n${Array.from({ length: 38 }, () => paragraph).join('\n\n')}`,
};
