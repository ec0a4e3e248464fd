import { dateInWords, type Language, lastDayBefore } from '../../../../../core/policy/index.ts';
import { recordById } from '../../../../../core/records/index.ts';
import type { Member, StaffDesk, World } from '../../../../../core/section/index.ts';
import type { WebContext } from '../../../../../core/web/index.ts';
import { newsletterSettings, offersInWords } from '../../../policy.ts';
import { reaches, reachOf } from '../../../reach.ts';
import { audienceOf, type Campaign, contentOf, missingForSending, type Refusal, statisticsOf } from '../../index.ts';
import { Overview } from '../../pages/issue/overview.tsx';
import { ProgressPage } from '../../pages/issue/progress-page.tsx';
import { called } from '../../pages/words.ts';
import { styles, withCampaign } from '../found.ts';
import { doneWords } from './deeds.ts';
import { isApprovalAsked, isPublic, putOff } from './notes.ts';

export function showRoutes(desk: StaffDesk, world: World): void {
  desk.inParts.get(
    '/staff/campaigns/:id',
    'read',
    withCampaign(world, (c, member, campaign) => overview(desk, world, { c, member, campaign })),
  );

  desk.inParts.get(
    '/staff/campaigns/:id/progress',
    'read',
    withCampaign(world, async (c, member, campaign) => {
      const isStill = c.req.query('still') !== undefined;
      const isOn = campaign.state === 'running' || campaign.state === 'scheduled';
      // Loads itself again: a page without script has no other way to go on counting.
      if (isOn && !isStill) c.header('Refresh', '3');
      const { subject } = await subjectOf(world, campaign);
      const [statistics, later] = await Promise.all([
        statisticsOf(world.db, campaign.id),
        putOff(world.db, campaign.id),
      ]);
      const body = <ProgressPage {...{ campaign, statistics, isStill, isOn }} putOff={later} />;
      return desk.page(c, member, { title: called(subject), styles }, body);
    }),
  );
}

interface Asked {
  readonly c: WebContext;
  readonly member: Member;
  readonly campaign: Campaign;
}

/** The page of one issue; after a refusal with its reasons. */
export async function overview(
  desk: StaffDesk,
  world: World,
  { c, member, campaign }: Asked,
  refused: readonly Refusal[] = [],
): Promise<Response> {
  const { id, author, approver, stage } = campaign;
  const isOpen = stage === 'draft' && campaign.state !== 'cancelled';
  const content = await contentOf(world, world.db, campaign);
  const subject = content?.draft.subject ?? '';
  const props = {
    Form: desk.Form,
    campaign,
    lists: newsletterSettings(world.rules.policy).lists,
    offers: offersOf(world, campaign, c.var.language),
    files: content?.attachments.map(({ name }) => name) ?? [],
    missing: isOpen ? await missingForSending(world, campaign) : [],
    audience: isOpen ? await audienceOf(world, world.db, campaign) : 0,
    statistics: await statisticsOf(world.db, id),
    putOff: await putOff(world.db, id),
    lastDay: await lastDayOf(world, id, c.var.language),
    isAsked: await isApprovalAsked(world.db, id, campaign.version),
    isPublic: await isPublic(world.db, id),
    names: await desk.names([author, approver].filter((one) => one !== null)),
    mayWrite: reaches(reachOf(member, 'write'), campaign),
    maySend: reaches(reachOf(member, 'send'), campaign),
    isOther: member.account !== author,
    refused,
    done: doneWords(c),
  };
  const meta = { title: called(subject), styles, ...(refused.length > 0 && { status: 422 }) };
  return desk.page(c, member, meta, <Overview {...props} />);
}

/** "online software and what the online shop offers"; a kind that the policy has dropped since by its name. */
function offersOf({ rules }: World, { offers }: Campaign, language: Language): string {
  const known = newsletterSettings(rules.policy).customers?.offers ?? [];
  const titles = offers.map((name) => known.find((offer) => offer.name === name)?.title ?? { de: name, en: name });
  return offersInWords(titles, language);
}

export async function subjectOf(world: World, campaign: Campaign): Promise<{ readonly subject: string }> {
  const content = await contentOf(world, world.db, campaign);
  return { subject: content?.draft.subject ?? '' };
}

/** "spätestens 23. November 2027": until when the issue is kept, as things stand. */
async function lastDayOf({ db, rules }: World, id: string, language: Language): Promise<string | undefined> {
  const goneBy = (await recordById(db, id))?.gone_by;
  if (!goneBy) return undefined;
  const day = dateInWords(lastDayBefore(goneBy, rules.calendar), language, rules.calendar);
  return language === 'de' ? `spätestens mit Ablauf des ${day}` : `by the end of ${day}`;
}
