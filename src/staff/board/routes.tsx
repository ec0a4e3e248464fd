import { nextDueInstant } from '../../core/records/index.ts';
import { seeOther } from '../../core/web/index.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { mayDo } from '../desk/rights.ts';
import { isOpen, staffPage } from '../frame/index.ts';
import type { Verifier } from '../journal/verification.ts';
import type { Gate } from '../session/gate.ts';
import { BoardPage, words } from './page.tsx';
import { readQuery } from './query.ts';
import { readBoard } from './read.ts';

export function boardRoutes(gate: Gate, staff: StaffDependencies, verifier: Verifier): void {
  gate.get('/staff', async (c, insider) => {
    const { session, places } = insider;
    // The way in ends here for everybody; who may not look at the board goes on to what they may see.
    if (!mayDo(session.role, 'read'))
      return seeOther(c, places.find((place) => isOpen(place, session))?.path ?? '/staff/access');
    const board = await readBoard(staff, c.var.now);
    const clock = staff.world.simulation
      ? { now: c.var.now, nextDue: await nextDueInstant(staff.world.db, c.var.now) }
      : undefined;
    const shown = { board, verified: await verifier.last(), clock, query: readQuery(c.req.query()) };
    return staffPage(c, insider, { title: words.title }, <BoardPage {...shown} />);
  });
}
