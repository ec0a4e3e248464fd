// A process that sends issues until it is told to end, or killed.
import { openStore } from '../../src/core/store/index.ts';
import { runCampaigns, type SendingEvent } from '../../src/sections/newsletter/sending/index.ts';
import { house } from './campaign-house.ts';

const [databaseUrl = '', keyFile = '', smtpUrl = '', window = '500', marksFolder] = process.argv.slice(2);
const store = await openStore({ dataDir: '', databaseUrl });
const { world, outbox } = await house({
  db: store.db,
  databaseUrl,
  keyFile,
  smtpUrl,
  ...(marksFolder && { marksFolder }),
});
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
process.stdout.write('running\n');
const log = (event: SendingEvent) => {
  if (event.event === 'failed') console.error(event.error);
};
await runCampaigns(world, { window: Number(window), connections: 4, log }, stop.signal);
await outbox.close();
await store[Symbol.asyncDispose]();
process.stdout.write('ended\n');
