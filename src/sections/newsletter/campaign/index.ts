// Issues of the newsletter: written, tested, approved, scheduled, sent, paused, cancelled, cloned.
// Promises: an issue is about a topic that every chosen list consented to (S33); it ends with the link to unsubscribe (S48);
// what was sent is known by version and hash. Every refusal is a sentence with its mend.
// Refuses: to send while anything is missing, images and fields by which readers could be told apart, and own approvals.

export { type Addressed, audienceOf, customersAmong } from './audience.ts';
export type * from './campaign.ts';
export { type CampaignContent, contentOf } from './content.ts';
export { approveCampaign } from './deed/approve.ts';
export {
  cancelCampaign,
  pauseCampaign,
  resumeCampaign,
  scheduleCampaign,
  startCampaign,
  unscheduleCampaign,
} from './deed/control.ts';
export {
  cloneCampaign,
  type Drafted,
  discardCampaign,
  draftCampaign,
  reviseCampaign,
  type Written,
} from './deed/draft.ts';
export { sendTest } from './deed/test-mail.ts';
export { missingForSending } from './judgement/missing.ts';
export { campaignById, campaigns } from './queries.ts';
export { bodyHtml } from './render/body.ts';
export { type Removed, removedFrom } from './render/removed.ts';
export { filled, type Ground, type Personal, type Rendered, render, slotValues } from './render/render.ts';
export { type CampaignStatistics, statisticsOf } from './statistics.ts';
