import { sql } from 'kysely';
import { type Verification, verifyJournal } from '../../core/journal/index.ts';
import { seeOther } from '../../core/web/index.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { staffPage } from '../frame/index.ts';
import type { Gate } from '../session/gate.ts';
import { type Entry, JournalPage, words } from './page.tsx';

/** The journal, read whole on demand; the last result stays on the page until the server is started again. */
export function journalRoutes(gate: Gate, { world, signer }: StaffDependencies): void {
  let last: { readonly at: Temporal.Instant; readonly found: Verification } | undefined;

  gate.get('/staff/journal', async (c, insider) => {
    const entries = await newest(world.db);
    return staffPage(
      c,
      insider,
      { title: words.title },
      <JournalPage entries={entries} policy={world.rules.policy} {...last} />,
    );
  });

  gate.post('/staff/journal', async (c) => {
    last = { at: c.var.now, found: await verifyJournal(world.db, signer.publicKey) };
    return seeOther(c, '/staff/journal');
  });
}

async function newest(db: StaffDependencies['world']['db']): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select id, at, what, class, stage, rule, actor from journal.entry order by id desc limit 50`.execute(db);
  return rows;
}
