import type { World } from '../../../core/section/index.ts';
import { errorPage, href, page, type Web, type WebContext } from '../../../core/web/index.ts';
import { aboutInWords } from '../pages/words.ts';
import { newsletterSettings } from '../policy.ts';
import { feed } from './feed.ts';
import { ArchivePage, IssuePage, words } from './pages.tsx';
import { publicIssue, publicIssues } from './read.ts';

const styles = ['archive.css'] as const;
const feedPath = '/newsletter/archive.xml';
// Readers of feeds keep what they have seen; the pages hold the rest.
const inFeed = 20;

export function archiveRoutes(web: Web, world: World): void {
  const lists = () => newsletterSettings(world.rules.policy).lists;

  web.get('/newsletter/archive', async (c) => {
    const issues = await publicIssues(world);
    return page(c, { title: words.title, styles, feed: feedPath }, <ArchivePage issues={issues} lists={lists()} />);
  });

  web.get(feedPath, async (c) => {
    const issues = (await publicIssues(world)).slice(0, inFeed);
    return c.body(rss(c, world, issues), 200, { 'Content-Type': 'application/rss+xml; charset=utf-8' });
  });

  web.get('/newsletter/archive/:id', async (c) => {
    const issue = await publicIssue(world, c.req.param('id'));
    if (!issue) return errorPage(c, 404);
    const { subject, preheader } = issue.content.draft;
    const meta = { title: subject, styles, feed: feedPath, ...(preheader && { description: preheader }) };
    return page(c, meta, <IssuePage issue={issue} lists={lists()} />);
  });

  web.get('/newsletter/archive/:id/files/:name', async (c) => {
    const issue = await publicIssue(world, c.req.param('id'));
    const file = issue?.content.attachments.find(({ name }) => name === c.req.param('name'));
    if (!file) return errorPage(c, 404);
    c.header('Content-Security-Policy', "default-src 'none'; sandbox");
    if (!file.type.startsWith('image/')) c.header('Content-Disposition', 'attachment');
    return c.body(new Uint8Array(file.content), 200, { 'Content-Type': file.type });
  });
}

function rss(c: WebContext, world: World, issues: Awaited<ReturnType<typeof publicIssues>>): string {
  const { policy } = world.rules;
  const { language } = c.var;
  return feed({
    title: `${words.title[language]} · ${policy.controller.name}`,
    description: aboutInWords(policy, language),
    language,
    base: world.baseUrl + href(c, '/').replace(/\/$/, ''),
    origin: world.baseUrl,
    issues,
  });
}
