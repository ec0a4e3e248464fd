import type { Member, StaffDesk, World } from '../../../../../core/section/index.ts';
import { contentSecurityPolicy, errorPage, seeOther, type WebContext } from '../../../../../core/web/index.ts';
import { newsletterSettings } from '../../../policy.ts';
import { reaches, reachOf, within } from '../../../reach.ts';
import { campaignById, contentOf, type Refusal, removedFrom } from '../../index.ts';
import { Conflict } from '../../pages/editor/conflict.tsx';
import { Editor, type EditorProps } from '../../pages/editor/editor.tsx';
import { called, words } from '../../pages/words.ts';
import { actOf, styles, withCampaign } from '../found.ts';
import { isVisual } from '../issue/notes.ts';
import { blank } from './blank.ts';
import { pictureRoute } from './place-picture.ts';
import { bytesOfAFile, type Posted, readPosted } from './posted.ts';
import { attachmentsOf, type Saved, saveIssue } from './save.ts';
import { beyondReach } from './upload-refusals.ts';

export function editRoutes(desk: StaffDesk, world: World): void {
  const { Form } = desk;
  const lists = (member: Member) => within(reachOf(member, 'write'), newsletterSettings(world.rules.policy).lists);
  const offers = (member: Member) =>
    member.may('write') ? (newsletterSettings(world.rules.policy).customers?.offers ?? []) : [];
  const editor = (
    c: WebContext,
    member: Member,
    props: Omit<EditorProps, 'Form' | 'lists' | 'offers' | 'removed'>,
    status = 200,
  ) => {
    c.header('Content-Security-Policy', `${contentSecurityPolicy}; frame-src 'self'`);
    const meta = {
      title: props.campaign ? called(props.draft.subject) : words.fresh,
      status,
      styles: [...styles, 'editor.css', 'visual.css'],
      scripts: ['editor.js', 'visual.js'],
    };
    const removed = removedFrom(props.draft);
    return desk.page(
      c,
      member,
      meta,
      <Editor {...props} Form={Form} lists={lists(member)} offers={offers(member)} removed={removed} />,
    );
  };

  desk.inParts.get('/staff/campaigns/new', 'write', (c, member) =>
    editor(c, member, { draft: blank(world, c.var.language, reachOf(member)) }),
  );

  desk.inParts.get(
    '/staff/campaigns/:id/edit',
    'write',
    withCampaign(world, async (c, member, campaign) => {
      const content = await contentOf(world, world.db, campaign);
      const isOpen = campaign.state === 'draft' || campaign.state === 'approved';
      if (!content || !isOpen) return seeOther(c, `/staff/campaigns/${campaign.id}`);
      const isSaved = c.req.query('saved') !== undefined;
      const { id, version } = campaign;
      return editor(c, member, { ...content, campaign: id, version, isSaved, isVisual: await isVisual(world.db, id) });
    }),
  );

  desk.inParts.upload('/staff/campaigns/save', 'write', bytesOfAFile, async (c, member, form) => {
    const posted = await readPosted(form);
    const saved = await save(member, posted);
    if (!saved) return errorPage(c, 404);
    if ('campaign' in saved) return seeOther(c, `/staff/campaigns/${saved.campaign}/edit?saved`);
    if (saved.refused.some(({ code }) => code === 'changed-meanwhile')) return conflict(c, member, posted);
    return again(c, member, posted, saved.refused);
  });

  /** Undefined where the issue is not for this member to write. */
  const save = async (member: Member, posted: Posted): Promise<Saved | undefined> => {
    const before = posted.campaign ? await campaignById(world.db, posted.campaign) : undefined;
    if (before && !reaches(reachOf(member), before)) return undefined;
    // A form offers no other lists; one that names them did not come from it.
    if (!reaches(reachOf(member), posted.draft)) return { refused: [beyondReach] };
    return saveIssue(world, posted, actOf(member));
  };

  pictureRoute(desk.inParts, save);

  const again = async (c: WebContext, member: Member, posted: Posted, refused: readonly Refusal[]) => {
    const { campaign, version, draft, isVisual: visual } = posted;
    const attachments = campaign ? await attachmentsOf(world, campaign) : [];
    const isTooBig = refused.some(({ code }) => code === 'file-too-big');
    return editor(
      c,
      member,
      { campaign, version, draft, attachments, refused, isVisual: visual },
      isTooBig ? 413 : 422,
    );
  };

  const conflict = async (c: WebContext, member: Member, { campaign: id = '', draft }: Posted) => {
    const campaign = await campaignById(world.db, id);
    const content = campaign && (await contentOf(world, world.db, campaign));
    if (!campaign || !content) return errorPage(c, 404);
    const names = await desk.names(campaign.author ? [campaign.author] : []);
    const body = (
      <Conflict
        Form={Form}
        campaign={id}
        mine={draft}
        theirs={content.draft}
        version={campaign.version}
        savedAt={campaign.revisedAt}
        savedBy={campaign.author ? names.get(campaign.author) : undefined}
      />
    );
    return desk.page(c, member, { title: called(draft.subject), status: 409, styles }, body);
  };
}
