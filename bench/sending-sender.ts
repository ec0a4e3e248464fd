// One way of sending, in a process of its own, so that its time and memory are its own: WAY PORT COUNT CONNECTIONS.
import { generateKeyPairSync } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { openPipeline, signInWorkers } from '../src/core/mail/index.ts';
import { letters, plainLetter } from './sending-letter.ts';
import { sendRaw } from './sending-raw.ts';

type Work = (port: number, count: number, connections: number) => Promise<() => Promise<number>>;

async function sendOurs(port: number, count: number, connections: number): Promise<() => Promise<number>> {
  const letter = letters();
  return async () => {
    await using pipeline = openPipeline({ url: `smtp://127.0.0.1:${port}`, connections, mailsPerConnection: count });
    let accepted = 0;
    const done = Promise.withResolvers<void>();
    let left = count;
    for (let i = 0; i < count; i += 1) {
      await pipeline.ready();
      void pipeline.send(letter(i)).then(({ outcome }) => {
        if (outcome === 'accepted') accepted += 1;
        left -= 1;
        if (left === 0) done.resolve();
      });
    }
    await done.promise;
    return accepted;
  };
}

async function sendSigned(port: number, count: number, connections: number): Promise<() => Promise<number>> {
  const letter = letters();
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const at = Temporal.Instant.from('2026-11-23T12:00:00Z');
  return async () => {
    await using pipeline = openPipeline({ url: `smtp://127.0.0.1:${port}`, connections, mailsPerConnection: count });
    await using signer = signInWorkers([{ domain: 'garten.example', selector: 'bench', key }]);
    let [accepted, next] = [0, 0];
    const courier = async () => {
      while (next < count) {
        const { outcome } = await pipeline.send(await signer.sign(letter(next++), at));
        if (outcome === 'accepted') accepted += 1;
      }
    };
    // As many under way as a pipeline of the usual depth takes, and as many with the signers.
    await Promise.all(Array.from({ length: connections * 8 }, courier));
    return accepted;
  };
}

async function sendNodemailer(port: number, count: number, connections: number): Promise<() => Promise<number>> {
  const transport = createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
  });
  return async () => {
    let [accepted, next] = [0, 0];
    // Twice as many under way as connections, so that none of them waits for us.
    const courier = async () => {
      while (next < count) {
        const sent = await transport.sendMail(plainLetter(next++));
        accepted += sent.accepted.length;
      }
    };
    await Promise.all(Array.from({ length: connections * 2 }, courier));
    transport.close();
    return accepted;
  };
}

const ways: Readonly<Record<string, Work>> = {
  ours: sendOurs,
  signed: sendSigned,
  raw: sendRaw,
  nodemailer: sendNodemailer,
};

const [way = '', ...numbers] = process.argv.slice(2);
const [port = 0, count = 0, connections = 0] = numbers.map(Number);
const work = await ways[way]?.(port, count, connections);
const [started, cpu] = [performance.now(), process.cpuUsage()];
const accepted = (await work?.()) ?? 0;
const { user, system } = process.cpuUsage(cpu);
const figures = {
  accepted,
  perSecond: count / ((performance.now() - started) / 1000),
  cpu: (user + system) / 1000 / count,
  megabytes: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
