import type { Policy } from '../../../../core/policy/index.ts';
import { listNamed, newsletterSettings } from '../../policy.ts';
import type { Attachment, Draft, Refusal } from '../campaign.ts';
import { addressesIn } from '../render/body.ts';
import { fieldsIn, isField } from '../render/fields.ts';
import * as refusals from './refusals.ts';

/** What may not even stand in a draft: other lists and topics than those consented to, fields that nobody gave us. */
export function judgeDraft(policy: Policy, draft: Draft, attachments: readonly Attachment[]): readonly Refusal[] {
  return [
    ...judgeLists(policy, draft),
    ...judgeOffers(policy, draft),
    ...(/[\p{Cc}\u2028\u2029]/u.test(draft.subject + draft.preheader) ? [refusals.brokenHeader] : []),
    ...(fieldsIn(draft.subject + draft.preheader).length > 0 ? [refusals.fieldInSubject] : []),
    ...fieldsIn(draft.body).flatMap(({ name }) => (isField(name) ? [] : [refusals.unknownField(name)])),
    ...judgeAddresses(draft),
    ...judgeAttachments(attachments),
  ];
}

/** S33: an issue has one topic, and the consent for each of its lists names it. */
function judgeLists(policy: Policy, { lists, offers = [], topic }: Draft): readonly Refusal[] {
  if (lists.length === 0) return offers.length === 0 ? [refusals.noList] : [];
  const known = lists.map((name) => ({ name, list: listNamed(policy, name) }));
  const unknown = known.filter(({ list }) => !list).map(({ name }) => refusals.unknownList(name));
  const isNamed = known.every(({ list }) => !list || list.topics.some(({ de }) => de === topic));
  return [...unknown, ...(isNamed ? [] : [refusals.foreignTopic(topic)])];
}

/** S43: by law alone own similar offers may be advertised, of kinds and under a topic that the policy names for it. */
function judgeOffers(policy: Policy, { offers = [], topic }: Draft): readonly Refusal[] {
  if (offers.length === 0) return [];
  const { customers } = newsletterSettings(policy);
  const unknown = offers.filter((name) => !customers?.offers.some((offer) => offer.name === name));
  const isOwn = customers?.topics.some(({ de }) => de === topic) ?? false;
  return [...unknown.map(refusals.unknownOffer), ...(isOwn ? [] : [refusals.noOwnTopic(topic)])];
}

function judgeAddresses(draft: Draft): readonly Refusal[] {
  const { links, images } = addressesIn(draft);
  const isPersonal = [...links, ...images].some((address) => /\{\{|%7b%7b/i.test(address));
  return isPersonal ? [refusals.fieldInAddress] : [];
}

// Servers commonly take 10 MB, and base64 makes three bytes four.
const mostBytes = 5_000_000;

function judgeAttachments(attachments: readonly Attachment[]): readonly Refusal[] {
  const total = attachments.reduce((sum, { content }) => sum + content.length, 0);
  const names = attachments.map(({ name }) => name);
  return attachments
    .filter(
      ({ name, type }, at) => total > mostBytes || !isFileName(name) || !isType(type) || names.indexOf(name) !== at,
    )
    .map(({ name }) => refusals.attachmentUnfit(name));
}

const isFileName = (name: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,98}$/u.test(name);
const isType = (type: string): boolean => /^[a-z]+\/[a-z0-9.+-]{1,80}$/.test(type);
