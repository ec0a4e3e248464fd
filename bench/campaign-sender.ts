// Sends the issue that has been started, in a process of its own, so that its time and memory are its own.
import { sql } from 'kysely';
import { openStore } from '../src/core/store/index.ts';
import { sendDueCampaigns } from '../src/sections/newsletter/sending/index.ts';
import { house } from '../tests/support/campaign-house.ts';

const [databaseUrl = '', keyFile = '', smtpUrl = ''] = process.argv.slice(2);
await using store = await openStore({ dataDir: '', databaseUrl });
await using home = await house({ db: store.db, databaseUrl, keyFile, smtpUrl });
const [started, cpu] = [performance.now(), process.cpuUsage()];
await sendDueCampaigns(home.world, {
  log: (event) => {
    if (event.event === 'failed') console.error(event.error);
  },
});
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpu);
const { rows } = await sql<{
  accepted: number;
}>`select sum(accepted)::int as accepted from newsletter.campaign`.execute(store.db);
const accepted = rows[0]?.accepted ?? 0;
const figures = {
  accepted,
  seconds,
  cpu: (user + system) / 1000 / accepted,
  megabytes: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
