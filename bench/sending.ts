import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { letters } from './sending-letter.ts';
import { startRelay } from './sending-relay.ts';
import { hasSink, startSink } from './sending-sink.ts';
import { type Figure, median, range } from './support/measure.ts';

const connections = 10;
const many = 100_000;
/** nodemailer is slow enough to be known after fewer. */
const fewer = 4_000;
const delay = 10;
const throughRelay = 5_000;
const rounds = 5;

type Way = 'ours' | 'signed' | 'raw' | 'nodemailer';

interface Sent {
  readonly perSecond: number;
  /** Milliseconds of processor time for each mail. */
  readonly cpu: number;
  readonly megabytes: number;
}

/** Personal mails of 20 KB to a real sink, beside built ones written raw and beside nodemailer's pool. */
export async function sendingFigures(): Promise<readonly Figure[]> {
  if (!hasSink()) return [{ what: 'not measured: smtp-sink is missing (apt-get install postfix)', ours: '–' }];
  await using sink = await startSink();
  await using relay = await startRelay(sink.port, delay);
  const near = await inTurns(sink.port, ['raw', 'ours'], many);
  const pool = await send('nodemailer', sink.port, fewer);
  const signed = await send('signed', sink.port, many / 10);
  const small = await send('ours', sink.port, many / 10);
  const far = await inTurns(relay.port, ['raw', 'ours'], throughRelay);
  const rate = (sent: readonly Sent[]) => median(sent.map(({ perSecond }) => perSecond));
  const cpu = (sent: readonly Sent[]) => median(sent.map((one) => one.cpu));
  const shown = (sent: readonly Sent[]) =>
    `${range(
      sent.map(({ perSecond }) => perSecond),
      0,
    )} /s`;
  const size = (letters()(1).size / 1024).toFixed(1);
  return [
    {
      what: `${many.toLocaleString('en')} personal mails of ${size} KB, ${connections} connections, smtp-sink; plain: built before, written raw`,
      ours: shown(near.ours),
      plain: shown(near.raw),
      ratio: paired(near),
      goal: '≥ 0.8',
    },
    {
      what: "the same beside nodemailer's pool",
      ours: shown(near.ours),
      plain: shown([pool]),
      ratio: rate(near.ours) / pool.perSecond,
      goal: '> 10',
    },
    {
      what: `${throughRelay.toLocaleString('en')} through a relay of ${delay} ms; the round trip allows ${(connections * 1000) / delay} /s; plain: raw`,
      ours: shown(far.ours),
      plain: shown(far.raw),
      ratio: paired(far),
      goal: '≥ 0.8',
    },
    {
      what: 'signed with RSA-2048 in threads, all processors but one; plain: unsigned',
      ours: shown([signed]),
      plain: shown(near.ours),
      ratio: signed.perSecond / rate(near.ours),
    },
    { what: 'processor time a mail', ours: `${cpu(near.ours).toFixed(3)} ms`, plain: `${cpu(near.raw).toFixed(3)} ms` },
    {
      what: "processor time a mail, nodemailer's pool",
      ours: `${cpu(near.ours).toFixed(3)} ms`,
      plain: `${pool.cpu.toFixed(3)} ms`,
    },
    {
      what: `processor time a mail of ${many.toLocaleString('en')}; plain: of ${(many / 10).toLocaleString('en')}`,
      ours: `${cpu(near.ours).toFixed(3)} ms`,
      plain: `${small.cpu.toFixed(3)} ms`,
      ratio: small.cpu / cpu(near.ours),
      goal: 'flat: ≥ 0.8',
    },
    {
      what: `most memory of the process, ${many.toLocaleString('en')} mails; plain: of ${(many / 10).toLocaleString('en')}`,
      ours: `${range(
        near.ours.map(({ megabytes }) => megabytes),
        0,
      )} MB`,
      plain: `${small.megabytes.toFixed(0)} MB`,
      goal: '< 250 MB',
    },
  ];
}

/** Of neighbours in time, since a machine that others use is not as fast in the next minute as in this one. */
const paired = ({ ours, raw }: Readonly<Record<'ours' | 'raw', readonly Sent[]>>): number =>
  median(ours.map(({ perSecond }, i) => perSecond / (raw[i]?.perSecond ?? Number.NaN)));

/** Each way in each round, the first of them by turns, so that neither always meets the warmer machine. */
async function inTurns<W extends Way>(port: number, ways: readonly W[], count: number): Promise<Record<W, Sent[]>> {
  const sent = Object.fromEntries(ways.map((way) => [way, [] as Sent[]])) as Record<W, Sent[]>;
  for (let round = 0; round < rounds; round += 1)
    for (const way of round % 2 === 0 ? ways : ways.toReversed()) sent[way].push(await send(way, port, count));
  return sent;
}

async function send(way: Way, port: number, count: number): Promise<Sent> {
  const sender = fileURLToPath(new URL('./sending-sender.ts', import.meta.url));
  const args = [
    '--conditions=source',
    '--import',
    'tsx',
    sender,
    way,
    String(port),
    String(count),
    String(connections),
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The sender "${way}" ended with ${code}.`);
  const { accepted, ...figures } = JSON.parse(output) as Sent & { readonly accepted: number };
  // A figure for mails that were not taken would be a lie.
  if (accepted !== count) throw new Error(`Of ${count} mails sent by "${way}" ${accepted} were taken.`);
  return figures;
}
