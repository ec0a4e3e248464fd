import type { Member, StaffDesk, World } from '../../../../core/section/index.ts';
import { errorPage, seeOther, type WebContext } from '../../../../core/web/index.ts';
import { closeReport, textOfReport, waitingReport, waitingReports } from '../queue.ts';
import { ReportPage, ReportsPage } from './pages.tsx';
import { words } from './words.ts';

export const reportsPath = '/staff/newsletter/reports';
export const reportPlace = { path: reportsPath, label: words.reports };

export const reportDeeds = {
  [`${reportsPath}/:id`]: { de: 'Rückläufer erledigt', en: 'dealt with a return' },
} as const;

const most = 200;

/** What came back and no program understood, for those who may see what concerns persons. */
export function reportRoutes(desk: StaffDesk, world: World): void {
  desk.get(reportsPath, 'persons', async (c, member) => {
    const reports = await waitingReports(world.db, most);
    return desk.page(c, member, { title: words.reports }, <ReportsPage reports={reports} />);
  });
  desk.get(`${reportsPath}/:id`, 'persons', (c, member) => show(c, member));
  desk.post(`${reportsPath}/:id`, 'persons', async (c, member) => {
    const id = idOf(c);
    if (id) await closeReport(world, id, member.act);
    return seeOther(c, reportsPath);
  });

  async function show(c: WebContext, member: Member): Promise<Response> {
    const id = idOf(c);
    const report = id ? await waitingReport(world.db, id) : undefined;
    const text = report && (await textOfReport(world, report.record));
    if (!report || text === undefined) return errorPage(c, 404);
    return desk.page(c, member, { title: words.report }, <ReportPage Form={desk.Form} report={report} text={text} />);
  }
}

const idOf = (c: WebContext): string | undefined =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(c.req.param('id') ?? '')?.[0];
