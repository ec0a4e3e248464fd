import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { draftCampaign, startCampaign } from '../src/sections/newsletter/campaign/index.ts';
import { subscribers } from '../tests/support/campaign.ts';
import { house } from '../tests/support/campaign-house.ts';
import { hasSink, startSink } from './sending-sink.ts';
import { campaignPolicy, longIssue } from './support/campaign.ts';
import { freshGround } from './support/ground.ts';
import type { Figure } from './support/measure.ts';

const sizes = [10_000, 100_000, 1_000_000];
const batch = 5_000;

interface Sent {
  readonly accepted: number;
  readonly seconds: number;
  /** Milliseconds of processor time of our process for each mail. */
  readonly cpu: number;
  readonly megabytes: number;
}

/**
 * One issue of 20 KB to 10,000, 100,000 and 1,000,000 subscriptions, from rows on embedded PostgreSQL to a real sink:
 * consent read for each, addresses opened, results and evidence noted. `AVOW_BENCH_MOST` leaves out what is larger.
 */
export async function campaignFigures(): Promise<readonly Figure[]> {
  if (!hasSink()) return [{ what: 'not measured: smtp-sink is missing (apt-get install postfix)', ours: '–' }];
  const most = Number(process.env['AVOW_BENCH_MOST'] ?? sizes.at(-1));
  const figures: Figure[] = [];
  let first: Sent | undefined;
  for (const size of sizes.filter((one) => one <= most)) {
    const sent = await sendIssue(size);
    first ??= sent;
    const each = (one: Sent) => (one.seconds * 1000) / one.accepted;
    const name = size.toLocaleString('en');
    figures.push(
      {
        what: `an issue to ${name}, a mail; plain: of ${sizes[0]?.toLocaleString('en')}`,
        ours: `${each(sent).toFixed(3)} ms (${Math.round(1000 / each(sent))} /s)`,
        plain: `${each(first).toFixed(3)} ms`,
        ratio: each(first) / each(sent),
        goal: 'flat: ≥ 0.8',
      },
      { what: `the same, processor time of the process a mail`, ours: `${sent.cpu.toFixed(3)} ms` },
      { what: `the same, most memory of the process`, ours: `${sent.megabytes.toFixed(0)} MB`, goal: '< 250 MB' },
    );
  }
  return figures;
}

async function sendIssue(size: number): Promise<Sent> {
  await using ground = await freshGround();
  await using sink = await startSink();
  const [databaseUrl, keyFile] = [ground.store.url, join(ground.dataDir, 'master.key')];
  const smtpUrl = `smtp://127.0.0.1:${sink.port}`;
  await using home = await house({
    db: ground.store.db,
    databaseUrl,
    keyFile,
    smtpUrl,
    policy: await campaignPolicy(),
  });
  const { world } = home;
  for (let from = 0; from < size; from += batch)
    await subscribers(
      world,
      Array.from({ length: batch }, (_, at) => `reader-${from + at}@example.org`),
    );
  const act = { now: world.clock.now(), by: 'staff' } as const;
  const drafted = await draftCampaign(world, longIssue, act);
  if ('refused' in drafted) throw new Error(JSON.stringify(drafted.refused));
  await startCampaign(world, drafted.campaign, act);
  const sent = await sentBy(databaseUrl, keyFile, smtpUrl);
  if (sent.accepted !== size) throw new Error(`${sent.accepted} of ${size} were accepted.`);
  return sent;
}

// As `npm start` starts the program: without limits V8 lets garbage lie for as long as the machine has memory.
const heap = ['--max-semi-space-size=4', '--max-old-space-size=256'];

async function sentBy(...args: readonly string[]): Promise<Sent> {
  const program = fileURLToPath(new URL('./campaign-sender.ts', import.meta.url));
  const child = spawn(process.execPath, [...heap, '--conditions=source', '--import', 'tsx', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The sender ended with ${code}.`);
  return JSON.parse(text) as Sent;
}
