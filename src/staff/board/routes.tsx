import type { StaffDependencies } from '../dependencies.ts';
import { staffPage } from '../frame/index.ts';
import type { Gate } from '../session/gate.ts';
import { BoardPage, words } from './page.tsx';
import { readQuery } from './query.ts';
import { readBoard } from './read.ts';

export function boardRoutes(gate: Gate, staff: StaffDependencies): void {
  gate.get('/staff', async (c, insider) => {
    const board = await readBoard(staff, c.var.now);
    return staffPage(c, insider, { title: words.title }, <BoardPage board={board} query={readQuery(c.req.query())} />);
  });
}
