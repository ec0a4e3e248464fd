// Sending: a row for each recipient, taken in windows, mailed over a pipeline, noted in groups.
// Promises: consent is read in the statement that takes a recipient (S34), and nothing leaves after a withdrawal was
// answered, by whatever way it came (S52); several workers share an issue; a crash leaves nobody out, repeats at most what
// was on an open connection, under the same Message-ID, and says how many.
// Refuses: to send what is paused, cancelled or lapsed, and to keep a reply's words, a pixel or a counted link.
export { type SendingEvent, type SendingOptions } from './options.ts';
export { nextCampaignInstant, runCampaigns, sendDueCampaigns } from './worker/run.ts';
