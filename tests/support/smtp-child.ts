// A process that sends what is queued until it is killed, and says when it does so.
import { systemClock } from '../../src/core/clock/index.ts';
import { openStore } from '../../src/core/store/index.ts';
import { mailWorld } from './smtp-world.ts';

const [databaseUrl = '', keyFile = '', smtpUrl = '', patience = 'PT10M'] = process.argv.slice(2);
const store = await openStore({ dataDir: '', databaseUrl });
const reply = Temporal.Duration.from(patience);
const world = await mailWorld(store, { keyFile, smtpUrl, clock: systemClock(), patience: { reply } });
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
process.stdout.write('running\n');
await world.outbox.run(stop.signal);
await store[Symbol.asyncDispose]();
process.stdout.write('drained\n');
