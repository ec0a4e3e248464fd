import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { after } from 'node:test';

/** What a zone holds: by name and type, the values as a zone file has them; MX as `10 mail.example.com`. */
export type Zone = Readonly<Record<string, Readonly<Partial<Record<RecordType, readonly string[]>>>>>;
type RecordType = keyof typeof types;

const types = { A: 1, CNAME: 5, PTR: 12, MX: 15, TXT: 16, AAAA: 28 } as const;

export interface DnsServer {
  /** As a resolver takes it: `127.0.0.1:port`. */
  readonly address: string;
  /** Every name that was asked about, in order. */
  readonly asked: string[];
  /** Replaces what it knows. */
  serve(zone: Zone): void;
  /** Names about which it fails (SERVFAIL), as a broken zone does. */
  readonly broken: Set<string>;
}

/** A real name server on this machine: UDP, one question an answer, a zone that a test can change. */
export async function dnsServer(zone: Zone = {}): Promise<DnsServer> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  after(() => socket.close());
  let known = zone;
  const asked: string[] = [];
  const broken = new Set<string>();
  socket.on('message', (question, from) => {
    const { name, type, end } = questionOf(question);
    asked.push(name);
    const owner = known[name];
    const values = owner
      ? Object.entries(types).flatMap(([t, n]) => (n === type ? (owner[t as RecordType] ?? []) : []))
      : [];
    const code = broken.has(name) ? 2 : owner ? 0 : 3;
    const answer = answerTo(question.subarray(0, end), { type, values, code });
    socket.send(answer, from.port, from.address);
  });
  return { address: `127.0.0.1:${socket.address().port}`, asked, broken, serve: (next) => void (known = next) };
}

function questionOf(packet: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = packet[at] ?? 0; length > 0; length = packet[at] ?? 0) {
    labels.push(packet.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), type: packet.readUInt16BE(at + 1), end: at + 5 };
}

function answerTo(question: Buffer, reply: { type: number; values: readonly string[]; code: number }): Buffer {
  const head = Buffer.from(question);
  // A response with recursion, the code, one question, so many answers, nothing else.
  head.writeUInt16BE(0x8180 | reply.code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(reply.code === 0 ? reply.values.length : 0, 6);
  head.writeUInt32BE(0, 8);
  const answers = reply.code === 0 ? reply.values.map((value) => recordOf(reply.type, dataOf(reply.type, value))) : [];
  return Buffer.concat([head, ...answers]);
}

function recordOf(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function dataOf(type: number, value: string): Buffer {
  switch (type) {
    case types.A:
      return Buffer.from(value.split('.').map(Number));
    case types.AAAA:
      return Buffer.from(wordsOf(value).flatMap((word) => [word >> 8, word & 255]));
    case types.TXT:
      return Buffer.concat((value.match(/[\s\S]{1,255}/g) ?? ['']).map(counted));
    case types.MX: {
      const [priority = '0', exchange = ''] = value.split(' ');
      return Buffer.concat([Buffer.from([Number(priority) >> 8, Number(priority) & 255]), nameOf(exchange)]);
    }
    default:
      return nameOf(value);
  }
}

const counted = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'latin1')]);

const nameOf = (name: string): Buffer =>
  Buffer.concat([...name.split('.').filter(Boolean).map(counted), Buffer.from([0])]);

function wordsOf(address: string): readonly number[] {
  const [head = '', tail] = address.split('::');
  const read = (text: string | undefined) => (text ? text.split(':').map((word) => Number.parseInt(word, 16)) : []);
  const [left, right] = [read(head), read(tail)];
  return [
    ...left,
    ...Array.from({ length: tail === undefined ? 0 : 8 - left.length - right.length }, () => 0),
    ...right,
  ];
}
