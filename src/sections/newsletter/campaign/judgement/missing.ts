import { isAddress } from '../../../../core/mail/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { objectionSentence } from '../../customer/notice.ts';
import { newsletterSettings } from '../../policy.ts';
import { audienceOf } from '../audience.ts';
import type { Campaign, Draft, Refusal } from '../campaign.ts';
import { type CampaignContent, contentOf } from '../content.ts';
import { addressesIn, bodyHtml } from '../render/body.ts';
import { slot } from '../render/fields.ts';
import { type Ground, type Rendered, render } from '../render/render.ts';
import { judgeDraft } from './judge.ts';
import * as refusals from './refusals.ts';

/** Everything that keeps an issue from being sent, each with its mend; empty when it may go. */
export async function missingForSending(world: World, campaign: Campaign): Promise<readonly Refusal[]> {
  return missingIn(world, world.db, campaign);
}

export async function missingIn(world: World, tx: Queries, campaign: Campaign): Promise<readonly Refusal[]> {
  const content = await contentOf(world, tx, campaign);
  if (!content) return [refusals.gone];
  const size = await audienceOf(world, tx, campaign);
  return [...missingInContent(world, content), ...missingInApproval(world, campaign, size)];
}

/** What the issue itself and the site behind it lack. */
export function missingInContent(world: World, { draft, attachments }: CampaignContent): readonly Refusal[] {
  const judged = judgeDraft(world.rules.policy, draft, attachments);
  return [
    ...judged,
    ...(draft.subject.trim() === '' ? [refusals.subjectMissing] : []),
    ...(bodyHtml(draft) === '' ? [refusals.bodyMissing] : []),
    ...missingInAddresses(
      world,
      draft,
      attachments.map(({ name }) => name),
    ),
    ...missingInFrame(world, draft),
    ...(isSecure(world) ? [] : [refusals.insecureSite]),
  ];
}

/** S92: nothing is loaded from anywhere else, and every link leads where it says. */
function missingInAddresses(world: World, draft: Draft, attached: readonly string[]): readonly Refusal[] {
  const { links, images } = addressesIn(draft);
  return [
    ...images.flatMap((address) => judgeImage(world, address, attached)),
    ...links.filter((address) => !isLink(address)).map(refusals.linkUnfit),
  ];
}

function judgeImage({ baseUrl }: World, address: string, attached: readonly string[]): readonly Refusal[] {
  if (address.startsWith('cid:')) return attached.includes(nameIn(address)) ? [] : [refusals.imageMissing(address)];
  // A query could tell readers apart; our own images have none.
  return address.startsWith(`${baseUrl}/`) && !address.includes('?') ? [] : [refusals.remoteImage(address)];
}

function nameIn(address: string): string {
  try {
    return decodeURIComponent(address.slice(4));
  } catch {
    return address;
  }
}

const isLink = (address: string): boolean =>
  /^(mailto|tel):\S+$/i.test(address) || (/^https?:\/\//i.test(address) && URL.canParse(address));

/** What is made of it is read again: the page may promise what the mail does not keep. */
function missingInFrame(world: World, draft: Draft): readonly Refusal[] {
  const grounds = (draft.offers ?? []).length > 0 ? (['consent', 'customer'] as const) : (['consent'] as const);
  return grounds.flatMap((ground) => missingInMail(world, draft, ground));
}

function missingInMail(world: World, draft: Draft, ground: Ground): readonly Refusal[] {
  const { controller } = world.rules.policy;
  const rendered = render(world, draft, ground);
  const isTold = ground === 'consent' || rendered.text.includes(objectionSentence[draft.language]);
  const imprint = [controller.name, controller.street, controller.postalCode, controller.city];
  const isNamed = imprint.every((word) => word.trim() !== '' && rendered.text.includes(word));
  return [
    ...(isNamed ? [] : [refusals.imprintMissing]),
    ...(isAddress(controller.email) ? [] : [refusals.senderMissing]),
    ...(isTold ? [] : [refusals.objectionUntold]),
    ...(endsWithWayOut(rendered) ? [] : [refusals.wayOutMissing]),
  ];
}

/** S48: the last link of each part is the one that ends the subscription. */
export function endsWithWayOut({ text, html }: Rendered): boolean {
  const [lastText, lastHtml] = [text.trim().split(/\s+/).at(-1), html.match(/href="([^"]*)"(?!.*href=")/s)?.[1]];
  return lastText === wayOut && lastHtml === wayOut;
}

const wayOut = slot('unsubscribe');

/** Without HTTPS one click does not unsubscribe; only the trial mailbox, which nobody outside reads, goes without. */
const isSecure = ({ baseUrl, mode, transport }: World): boolean =>
  baseUrl.startsWith('https://') || (mode === 'trial' && transport.smtpUrl === undefined);

function missingInApproval(world: World, campaign: Campaign, size: number): readonly Refusal[] {
  const { approvedAbove } = newsletterSettings(world.rules.policy).campaigns;
  if (size === 0) return [refusals.nobody];
  return size > approvedAbove && campaign.approver === null ? [refusals.approvalMissing(approvedAbove)] : [];
}
