import { createHmac } from 'node:crypto';
import {
  type BulkCover,
  type CompiledMessage,
  compileMessage,
  type Attachment as MailAttachment,
  messageIdOf,
  verpAddress,
} from '../../../../core/mail/index.ts';
import { dateInWords } from '../../../../core/policy/index.ts';
import type { World } from '../../../../core/section/index.ts';
import {
  type CampaignContent,
  campaignById,
  contentOf,
  type Ground,
  type Rendered,
  render,
  slotValues,
} from '../../campaign/index.ts';
import { unsubscribeUrl } from '../../link.ts';
import type { Claimed } from '../turn/claiming.ts';

/** An issue encoded once, and what belongs to each recipient. */
export interface CompiledIssue {
  /** The same as it goes to customers, with the ground and the right to object below it (S43). */
  readonly customers?: CompiledIssue;
  readonly rendered: Rendered;
  readonly compiled: CompiledMessage;
  valuesFor(recipient: Claimed): Readonly<Record<string, string>>;
  coverFor(recipient: Claimed, at: Temporal.Instant): BulkCover;
}

/** Undefined when the issue is gone. */
export async function compileIssue(world: World, campaign: string): Promise<CompiledIssue | undefined> {
  const found = await campaignById(world.db, campaign);
  const content = found && (await contentOf(world, world.db, found));
  if (!content) return undefined;
  const issue = issueOf(world, campaign, content, 'consent');
  return found.offers.length > 0 ? { ...issue, customers: issueOf(world, campaign, content, 'customer') } : issue;
}

function issueOf(
  world: World,
  campaign: string,
  { draft, attachments }: CampaignContent,
  ground: Ground,
): CompiledIssue {
  const { controller } = world.rules.policy;
  const domain = controller.email.slice(controller.email.lastIndexOf('@') + 1);
  const rendered = render(world, draft, ground);
  const { html, files } = withContentIds(rendered.html, attachments);
  const compiled = compileMessage({
    headers: [
      ['From', `${controller.name} <${controller.email}>`],
      ['Reply-To', controller.email],
      ['Subject', rendered.subject],
      ['List-Id', `<{{list}}.${domain}>`],
      ['Content-Language', rendered.language],
    ],
    text: rendered.text,
    html,
    slots: [...rendered.slots, 'list'],
    attachments: files,
  });
  const key = createHmac('sha256', world.vault.secrets.token).update('newsletter.message-id').digest();
  const { bounceDomain } = world.transport;
  const inWords = daysInWords(world, rendered);
  return {
    rendered,
    compiled,
    valuesFor: ({ email, subscription, confirmedAt, list }) => ({
      ...slotValues(rendered, {
        email,
        confirmed: inWords(confirmedAt),
        unsubscribe: unsubscribeUrl(world, subscription),
        list,
      }),
      list,
    }),
    coverFor: ({ subscription, email, number }, at) => ({
      id: String(number),
      envelope: bounceDomain
        ? verpAddress(world.vault.secrets.token, { record: subscription, campaign }, bounceDomain)
        : controller.email,
      to: email,
      messageId: messageIdOf(key, campaign, subscription, domain),
      date: at,
      listUnsubscribeUrl: unsubscribeUrl(world, subscription),
    }),
  };
}

/** An image that the text names as `cid:NAME` is shown there; its name need not be fit for a header. */
function withContentIds(html: string, attachments: CampaignContent['attachments']) {
  const ids = new Map<string, string>();
  const replaced = html.replace(/src="cid:([^"]*)"/g, (all, written: string) => {
    const name = decodeURIComponent(written);
    if (!attachments.some((file) => file.name === name)) return all;
    const id = ids.get(name) ?? `image-${ids.size + 1}`;
    ids.set(name, id);
    return `src="cid:${id}"`;
  });
  const files = attachments.map(({ name, type, content }): MailAttachment => {
    const contentId = ids.get(name);
    return { name, type, content, ...(contentId && { contentId }) };
  });
  return { html: replaced, files };
}

/** Thousands were confirmed on one day: each day is put in words once. */
function daysInWords({ rules }: World, { language }: Rendered): (at: Temporal.Instant) => string {
  const known = new Map<number, string>();
  // Hours, since a day of the calendar may begin at any of them.
  const hour = 3_600_000;
  return (at) => {
    const key = Math.floor(at.epochMilliseconds / hour);
    const words = known.get(key) ?? dateInWords(at, language, rules.calendar);
    if (known.size > 10_000) known.clear();
    known.set(key, words);
    return words;
  };
}
