import type { StaffDesk, World } from '../../../../core/section/index.ts';
import { outlook } from '../../review/index.ts';
import { planPath, styles } from '../paths.ts';
import { words as common } from '../words.ts';
import { PlanPage } from './page.tsx';

export function planRoutes(desk: StaffDesk, world: World): void {
  desk.get(planPath, 'persons', async (c, member) => {
    const props = { outlook: await outlook(world), policy: world.rules.policy, now: c.var.now };
    return desk.page(c, member, { title: common.plan, styles }, <PlanPage {...props} />);
  });
}
