import { diff, type Language, noticeView, policyFromArchive } from '../../core/policy/index.ts';
import { archivedNotice, archivedPolicy, currentVersion, versions } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import type { Queries } from '../../core/store/index.ts';
import { page, type Web } from '../../core/web/index.ts';
import { NoticePage, noticeDescription } from './pages/notice.tsx';
import { VersionPage, VersionsPage, versionsTitle, versionTitle } from './pages/versions.tsx';

/** The notice as it is now, and every one that was (S89, S90). */
export function privacyRoutes(web: Web, { db, rules, mode }: World): void {
  web.get('/privacy', async (c) => {
    const { policy, running } = c.var.site;
    const view = noticeView(policy, c.var.language, { calendar: rules.calendar, mode, running });
    const version = await currentVersion(db);
    const meta = { title: view.title, description: noticeDescription, wide: true };
    return page(c, meta, <NoticePage view={view} policy={policy} version={version} />);
  });
  web.get('/privacy/versions', async (c) =>
    page(c, { title: versionsTitle }, <VersionsPage versions={await versions(db)} />),
  );
  web.get('/privacy/versions/:number{[1-9][0-9]{0,8}}', async (c) => {
    const number = Number(c.req.param('number'));
    const [text, all] = await Promise.all([archivedNotice(db, number, c.var.language), versions(db)]);
    const version = all.find((one) => one.number === number);
    if (text === undefined || !version) return c.notFound();
    const changes = number > 1 ? await changesSince(db, number, c.var.language) : [];
    return page(c, { title: versionTitle(number) }, <VersionPage version={version} text={text} changes={changes} />);
  });
}

/** What a version changed, in plain words. */
async function changesSince(db: Queries, number: number, language: Language): Promise<readonly string[]> {
  const [before, after] = await Promise.all([archivedPolicy(db, number - 1), archivedPolicy(db, number)]);
  if (before === undefined || after === undefined) return [];
  return diff(policyFromArchive(before), policyFromArchive(after), language).map(({ sentence }) => sentence);
}
