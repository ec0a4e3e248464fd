import { createHash } from 'node:crypto';
import type { Opened } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import type { Attachment, Campaign, Draft } from './campaign.ts';
import * as queries from './queries.ts';

export const contentColumn = 'newsletter.campaign.content';
export const titleColumn = 'newsletter.campaign.title';
const labelColumn = 'newsletter.attachment.label';
const fileColumn = 'newsletter.attachment.content';

/** What an issue says, opened. */
export interface CampaignContent {
  readonly draft: Draft;
  readonly attachments: readonly Attachment[];
}

type Sealing = Pick<Opened, 'seal'>;

/** What is stored of an issue: text, subject and files, each sealed under the issue's key. */
export interface SealedIssue {
  readonly content: Buffer;
  /** The subject alone, for lists of issues. */
  readonly title: Buffer;
  readonly hash: string;
  readonly files: readonly queries.StoredAttachment[];
}

export const sealIssue = (key: Sealing, { draft, attachments }: CampaignContent): SealedIssue => ({
  content: key.seal(contentColumn, JSON.stringify(writtenIn(draft))),
  title: key.seal(titleColumn, draft.subject),
  hash: contentHash(draft, attachments),
  files: attachments.map((file) => sealAttachment(key, file)),
});

type Written = Pick<Draft, 'subject' | 'preheader' | 'body' | 'format'>;

const writtenIn = ({ subject, preheader, body, format }: Draft): Written => ({
  subject,
  preheader,
  body,
  ...(format === 'html' && { format }),
});

const sealAttachment = (key: Sealing, { name, type, content }: Attachment): queries.StoredAttachment => ({
  label: key.seal(labelColumn, JSON.stringify({ name, type })),
  content: key.seal(fileColumn, content.toString('base64')),
});

/** SHA-256 over everything that a recipient reads: the content version that proofs name. */
function contentHash(draft: Draft, attachments: readonly Attachment[]): string {
  const files = attachments.map(({ name, type, content }) => [name, type, sha256(content)]);
  const { lists, offers = [], topic, language, subject, preheader, body, format } = draft;
  // Markdown goes unnamed, and so do lists alone: what was sent before there was anything else keeps its hash.
  const named = [...(format === 'html' ? [format] : []), ...(offers.length > 0 ? [offers] : [])];
  return sha256(JSON.stringify([lists, topic, language, subject, preheader, body, files, ...named]));
}

const sha256 = (of: string | Buffer): string => createHash('sha256').update(of).digest('hex');

/** Opens an issue for editing while it is a draft, for sending and showing what was sent afterwards; undefined when gone. */
export async function contentOf(
  world: World,
  tx: Queries,
  campaign: Campaign,
  purpose: string = campaign.stage === 'draft' ? 'newsletter.editing' : 'newsletter.issue',
): Promise<CampaignContent | undefined> {
  const opened = await world.records.open(tx, campaign.id, purpose);
  const sealed = await queries.contentOfRow(tx, campaign.id);
  if ('refused' in opened || !sealed) return undefined;
  const { lists, offers, topic, language } = campaign;
  const written = JSON.parse(opened.text(contentColumn, sealed)) as Written;
  const stored = await queries.attachmentsOf(tx, campaign.id);
  return {
    draft: { lists, ...(offers.length > 0 && { offers }), topic, language, ...written },
    attachments: stored.map((file) => openAttachment(opened, file)),
  };
}

function openAttachment(opened: Opened, { label, content }: queries.StoredAttachment): Attachment {
  const { name, type } = JSON.parse(opened.text(labelColumn, label)) as Pick<Attachment, 'name' | 'type'>;
  return { name, type, content: Buffer.from(opened.text(fileColumn, content), 'base64') };
}
