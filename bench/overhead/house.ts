// A house of its own process, to which visitors come when its parent says so, and which answers what became of them.
import { sql } from 'kysely';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { buildWeb } from '../../src/server/hosting.ts';
import { freshGround, houseOn } from '../support/ground.ts';
import { poster, proxy, type Visits, visits } from '../support/visitors.ts';

await using ground = await freshGround();
await using assembly = await houseOn(ground, [newsletter]);
const { world, sections } = assembly;
const post = poster(buildWeb({ world, sections, trustedProxies: [proxy] }));
await post('/newsletter');
const { rows } = await sql<{ kept: number; sealed: number }>`
  select (select count(*) from journal.entry where what = 'kept')::int as kept,
    (select count(*) from vault.key)::int as sealed`.execute(ground.store.db);
process.send?.(rows[0]);

const { promise: ended, resolve: end } = Promise.withResolvers<void>();
process.on('disconnect', () => end());
process.on('message', (asked: Visits) => {
  void visits(() => post('/newsletter'), asked).then((visited) => process.send?.(visited));
});
await ended;
