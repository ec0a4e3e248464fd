import type { StaffDesk, World } from '../../../../../core/section/index.ts';
import { contentSecurityPolicy, errorPage } from '../../../../../core/web/index.ts';
import { bodyHtml, contentOf, removedFrom } from '../../index.ts';
import { type Look, looks, Preview } from '../../pages/issue/preview.tsx';
import { called } from '../../pages/words.ts';
import { styles, withCampaign } from '../found.ts';
import { blank } from './blank.ts';
import { frame, inScheme, shownMail, withPictures } from './frame.ts';
import { bytesOfAFile, readPosted } from './posted.ts';

export function previewRoutes(desk: StaffDesk, world: World): void {
  desk.inParts.get(
    '/staff/campaigns/:id/preview',
    'read',
    withCampaign(world, async (c, member, campaign) => {
      const content = await contentOf(world, world.db, campaign);
      if (!content) return errorPage(c, 404);
      const { subject, text } = shownMail(world, content.draft, c.var.now);
      const look = looks.find((one) => one === c.req.query('look')) ?? ('desktop' satisfies Look);
      c.header('Content-Security-Policy', `${contentSecurityPolicy}; frame-src 'self'`);
      const body = <Preview campaign={campaign.id} preheader={content.draft.preheader} {...{ look, subject, text }} />;
      return desk.page(c, member, { title: called(subject), styles }, body);
    }),
  );

  desk.inParts.get('/staff/campaigns/frame', 'read', (c) =>
    frame(c, inScheme(shownMail(world, blank(world, c.var.language), c.var.now).html, 'light')),
  );

  desk.inParts.get(
    '/staff/campaigns/:id/frame',
    'read',
    withCampaign(world, async (c, _member, campaign) => {
      const content = await contentOf(world, world.db, campaign);
      if (!content) return errorPage(c, 404);
      const { html } = shownMail(world, content.draft, c.var.now);
      const scheme = c.req.query('scheme') === 'dark' ? 'dark' : 'light';
      return frame(c, inScheme(withPictures(html, campaign.id), scheme));
    }),
  );

  // Changes nothing and stores nothing, yet is a POST: what is being written is in its body.
  desk.inParts.upload('/staff/campaigns/preview', 'write', bytesOfAFile, async (c, _member, form) => {
    const { draft, campaign } = await readPosted(form);
    return frame(c, inScheme(withPictures(shownMail(world, draft, c.var.now).html, campaign), 'light'));
  });

  // What the mail would hold of the body, and what not: for a look at both, and for writing it on in another way.
  desk.inParts.upload('/staff/campaigns/cleaned', 'write', bytesOfAFile, async (c, _member, form) => {
    const { draft } = await readPosted(form);
    return c.json({ html: bodyHtml(draft), removed: removedFrom(draft) });
  });

  desk.inParts.get(
    '/staff/campaigns/:id/files/:name',
    'read',
    withCampaign(world, async (c, _member, campaign) => {
      const content = await contentOf(world, world.db, campaign);
      const file = content?.attachments.find(({ name }) => name === c.req.param('name'));
      if (!file) return errorPage(c, 404);
      c.header('Cache-Control', 'no-store');
      c.header('Content-Security-Policy', "default-src 'none'; sandbox");
      if (!file.type.startsWith('image/')) c.header('Content-Disposition', 'attachment');
      return c.body(new Uint8Array(file.content), 200, { 'Content-Type': file.type });
    }),
  );
}
