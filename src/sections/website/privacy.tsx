import { archivedNotice, currentVersion, versions } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { page, type Web } from '../../core/web/index.ts';
import { NoticePage, noticeDescription, noticeTitle } from './pages/notice.tsx';
import { VersionPage, VersionsPage, versionsTitle, versionTitle } from './pages/versions.tsx';

/** The notice as it is now, and everything that can be asked about it (S89, S90). */
export function privacyRoutes(web: Web, world: World): void {
  web.get('/privacy', async (c) => {
    const { policy } = c.var.site;
    const version = await currentVersion(world.db);
    const meta = { title: noticeTitle, description: noticeDescription, wide: true };
    return page(c, meta, <NoticePage policy={policy} version={version} />);
  });
  web.get('/privacy/versions', async (c) =>
    page(c, { title: versionsTitle }, <VersionsPage versions={await versions(world.db)} />),
  );
  web.get('/privacy/versions/:number{[1-9][0-9]{0,8}}', async (c) => {
    const number = Number(c.req.param('number'));
    const [text, all] = await Promise.all([archivedNotice(world.db, number, c.var.language), versions(world.db)]);
    const version = all.find((one) => one.number === number);
    if (text === undefined || !version) return c.notFound();
    return page(c, { title: versionTitle(number) }, <VersionPage version={version} text={text} />);
  });
}
