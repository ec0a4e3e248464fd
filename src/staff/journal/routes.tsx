import { sql } from 'kysely';
import { seeOther } from '../../core/web/index.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { staffPage } from '../frame/index.ts';
import type { Gate } from '../session/gate.ts';
import { type Entry, JournalPage, words } from './page.tsx';
import type { Verifier } from './verification.ts';

/** The newest entries of the journal, and the reading of all of it. */
export function journalRoutes(gate: Gate, { world }: StaffDependencies, verifier: Verifier): void {
  gate.get('/staff/journal', async (c, insider) => {
    const entries = await newest(world.db);
    return staffPage(
      c,
      insider,
      { title: words.title },
      <JournalPage entries={entries} policy={world.rules.policy} {...(await verifier.last())} />,
    );
  });

  gate.post('/staff/journal', async (c) => {
    await verifier.verify(c.var.now);
    return seeOther(c, '/staff/journal');
  });
}

async function newest(db: StaffDependencies['world']['db']): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select id, at, what, class, stage, rule, actor from journal.entry order by id desc limit 50`.execute(db);
  return rows;
}
