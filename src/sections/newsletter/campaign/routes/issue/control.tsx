import type { AtDesk, Member, Right, StaffDesk, World } from '../../../../../core/section/index.ts';
import { transaction } from '../../../../../core/store/index.ts';
import { seeOther, type WebContext } from '../../../../../core/web/index.ts';
import { listNamed, newsletterSettings } from '../../../policy.ts';
import * as issues from '../../index.ts';
import { approvalMailKind } from '../../mails/approval.ts';
import { Start } from '../../pages/issue/start.tsx';
import { copyPictures } from '../editor/pictures.ts';
import { actOf, styles, withCampaign } from '../found.ts';
import type { Done } from './deeds.ts';
import * as notes from './notes.ts';
import { localInstant } from './schedule.ts';
import { overview, subjectOf } from './show.tsx';
import { changedSinceShown, privateList } from './start-refusals.ts';

/** What was done, in other words than the deed has for it where they would not be true. */
type Outcome = issues.Drafted | { readonly campaign: string; readonly done: Done };
type Deed = (c: WebContext, campaign: issues.Campaign, act: issues.StaffAct) => Promise<Outcome>;

/** Everything that is done to an issue by one button. */
export function controlRoutes(desk: StaffDesk, world: World): void {
  const deed = (name: string, right: Right, done: Done | undefined, work: Deed): void =>
    desk.inParts.post(`/staff/campaigns/:id/${name}`, right, answered(done, work));

  const answered = (done: Done | undefined, work: Deed): AtDesk =>
    withCampaign(world, async (c, member, campaign) => {
      const outcome = await work(c, campaign, actOf(member));
      if ('refused' in outcome) return refuse(c, member, campaign, outcome.refused);
      const said = 'done' in outcome ? outcome.done : done;
      return seeOther(c, said ? `/staff/campaigns/${outcome.campaign}?${said}` : '/staff/campaigns');
    });

  /** With the issue as it stands now: somebody else may have been first. */
  const refuse = async (c: WebContext, member: Member, before: issues.Campaign, refused: readonly issues.Refusal[]) => {
    const campaign = (await issues.campaignById(world.db, before.id)) ?? before;
    return overview(desk, world, { c, member, campaign }, refused);
  };

  desk.inParts.get(
    '/staff/campaigns/:id/start',
    'send',
    withCampaign(world, (c, member, campaign) => ask(desk, world, c, member, campaign)),
  );
  deed('start', 'send', 'started', (c, campaign, act) => start(world, c, campaign, act));
  deed('schedule', 'send', 'scheduled', async (c, { id }, act) => {
    const at = localInstant(await typed(c, 'at'), world.rules.policy.timeZone);
    return 'code' in at ? { refused: [at] } : issues.scheduleCampaign(world, id, at, act);
  });
  deed('unschedule', 'send', 'unscheduled', (_c, { id }, act) => issues.unscheduleCampaign(world, id, act));
  deed('pause', 'send', 'paused', (_c, { id }, act) => issues.pauseCampaign(world, id, act));
  deed('resume', 'send', 'resumed', (_c, { id }, act) => issues.resumeCampaign(world, id, act));
  deed('cancel', 'send', 'cancelled', (_c, { id }, act) => issues.cancelCampaign(world, id, act));
  deed('approve', 'send', 'approved', (_c, { id }, act) => issues.approveCampaign(world, id, act));
  deed('ask', 'write', 'asked', (_c, campaign, act) => askApproval(world, campaign, act));
  deed('test', 'write', 'tested', async (c, { id }, act) => issues.sendTest(world, id, await typed(c, 'address'), act));
  deed('clone', 'write', 'cloned', async (_c, { id }, act) => {
    const copy = await issues.cloneCampaign(world, id, act);
    if ('campaign' in copy) await copyPictures(world, id, copy.campaign);
    return copy;
  });
  deed('discard', 'write', undefined, (_c, { id }, act) => issues.discardCampaign(world, id, act));
  deed('publish', 'write', 'published', async (c, { id, lists }) => {
    if (lists.some((name) => listNamed(world.rules.policy, name)?.private)) return { refused: [privateList] };
    await notes.publish(world.db, id, c.var.now);
    return { campaign: id };
  });
  deed('unpublish', 'write', 'unpublished', async (_c, { id }) => {
    await notes.withdrawFromArchive(world.db, id);
    return { campaign: id };
  });
}

async function typed(c: WebContext, name: string): Promise<string> {
  const value = (await c.req.formData()).get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** What is sent is what was read: a version saved after the question was shown is asked about again. */
async function start(
  world: World,
  c: WebContext,
  campaign: issues.Campaign,
  act: issues.StaffAct,
): Promise<issues.Drafted> {
  if ((await typed(c, 'version')) !== String(campaign.version)) return { refused: [changedSinceShown] };
  const { grace } = newsletterSettings(world.rules.policy).campaigns;
  if (!grace) return issues.startCampaign(world, campaign.id, act);
  const at = act.now.toZonedDateTimeISO(world.rules.policy.timeZone).add(grace).toInstant();
  return issues.scheduleCampaign(world, campaign.id, at, act);
}

/** Everybody else who may approve it gets a mail: neither who wrote this version, nor who asks. */
async function askApproval(world: World, campaign: issues.Campaign, act: issues.StaffAct): Promise<Outcome> {
  const { id, version, author, lists } = campaign;
  const { account: by } = act;
  if (!by) return { campaign: id };
  return transaction(world.db, async (tx) => {
    const isNew = await notes.askApproval(tx, id, { version, by, at: act.now });
    const mail = {
      kind: approvalMailKind,
      payload: { campaign: id, version: String(version) },
      within: { section: 'newsletter', parts: lists },
      except: [author, by],
    };
    const isHeard = !isNew || (await world.members?.remind(tx, 'send', mail, act));
    return { campaign: id, ...(!isHeard && { done: 'alone' }) };
  });
}

async function ask(
  desk: StaffDesk,
  world: World,
  c: WebContext,
  member: Member,
  campaign: issues.Campaign,
): Promise<Response> {
  const { policy } = world.rules;
  const missing = await issues.missingForSending(world, campaign);
  if (missing.length > 0) return overview(desk, world, { c, member, campaign }, missing);
  const members = await notes.membersOf(world.db, campaign.lists);
  const { lists, campaigns } = newsletterSettings(policy);
  const { subject } = await subjectOf(world, campaign);
  const body = (
    <Start
      Form={desk.Form}
      campaign={campaign}
      subject={subject}
      sender={`${policy.controller.name} <${policy.controller.email}>`}
      lists={lists
        .filter(({ name }) => campaign.lists.includes(name))
        .map((list) => ({ list, members: members.get(list.name) ?? 0 }))}
      audience={await issues.audienceOf(world, world.db, campaign)}
      customers={await issues.customersAmong(world, world.db, campaign)}
      grace={campaigns.grace}
      lapse={campaigns.lapse}
    />
  );
  return desk.page(c, member, { title: { de: 'Jetzt versenden?', en: 'Send now?' }, styles }, body);
}
