import type { StaffDesk, World } from '../../../../core/section/index.ts';
import { newsletterSettings } from '../../policy.ts';
import { reaches, reachOf, within } from '../../reach.ts';
import { ListPage } from '../pages/list.tsx';
import { words } from '../pages/words.ts';
import { styles } from './found.ts';
import { listedIssues } from './listing.ts';
import { chosen, readQuery } from './query.ts';

export function listRoutes(desk: StaffDesk, world: World): void {
  desk.inParts.get('/staff/campaigns', 'read', async (c, member) => {
    const query = readQuery(c.req.query());
    const all = (await listedIssues(world)).filter((issue) => reaches(reachOf(member), issue));
    const declared = newsletterSettings(world.rules.policy).lists;
    const lists = within(reachOf(member), declared);
    const issues = chosen(all, query, c.var.language);
    const body = (
      <ListPage {...{ issues, all, lists, query }} mayWrite={within(reachOf(member, 'write'), declared).length > 0} />
    );
    return desk.page(c, member, { title: words.title, styles }, body);
  });
}
