import { isAddress, type MailKind, type Message } from '../../../../core/mail/index.ts';
import { dateInWords } from '../../../../core/policy/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import type { StaffAct } from '../campaign.ts';
import { contentOf } from '../content.ts';
import { addressUnfit, gone, refuse, wrongState } from '../judgement/refusals.ts';
import * as queries from '../queries.ts';
import { filled, render, slotValues } from '../render/render.ts';
import type { Drafted } from './draft.ts';

const testMailKind = 'newsletter.test';

/** A test of a draft: an ordinary mail to somebody of the house, on behalf of the issue's own record. */
export const testMail: MailKind = {
  name: testMailKind,
  purpose: 'newsletter.editing',
  compose: ({ payload }): Message => ({
    subject: payload['subject'] ?? '',
    text: payload['text'] ?? '',
    html: payload['html'] ?? '',
    autoSubmitted: 'no',
    replyTo: payload['replyTo'] ?? '',
  }),
};

/** Sends a draft to one address, marked as a test. Its link to unsubscribe leads to nobody's subscription. */
export async function sendTest(world: World, id: string, to: string, act: StaffAct): Promise<Drafted> {
  if (!isAddress(to)) return refuse(addressUnfit);
  return transaction(world.db, async (tx) => {
    const campaign = await queries.campaignById(tx, id);
    const content = campaign && (await contentOf(world, tx, campaign));
    if (!campaign || !content) return refuse(gone);
    if (campaign.stage !== 'draft') return refuse(wrongState(campaign.state));
    const { rules, baseUrl } = world;
    const rendered = render(world, content.draft);
    const values = slotValues(rendered, {
      email: to,
      confirmed: dateInWords(act.now, rendered.language, rules.calendar),
      unsubscribe: `${baseUrl}/newsletter/unsubscribe/test`,
    });
    const payload = {
      subject: `[Test] ${rendered.subject}`,
      ...filled(rendered, values),
      replyTo: rules.policy.controller.email,
    };
    await world.mail.send(tx, { kind: testMailKind, record: id, to, language: rendered.language, payload }, act);
    return { campaign: id };
  });
}
