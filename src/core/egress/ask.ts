import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { secured } from './dial.ts';
import type { Egress } from './egress.ts';
import { hostOf } from './machine.ts';

export interface Question {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds until it is given up. */
  readonly timeout: number;
}

/** Bytes that an answer may have; what is longer is no answer that we asked for. */
const mostBytes = 1_000_000;

/** One request by HTTP to a recipient, through the gate. No redirect is followed. Throws where nobody answers in time. */
export async function ask(
  { connect }: Pick<Egress, 'connect'>,
  address: URL,
  { method, headers, body, timeout }: Question,
): Promise<Response> {
  const signal = AbortSignal.timeout(timeout);
  const host = hostOf(address.href);
  const isSecure = address.protocol === 'https:';
  const plain = await connect({ host, port: Number(address.port) || (isSecure ? 443 : 80), timeout, signal });
  try {
    const socket = isSecure ? await handshake(plain, host, signal) : plain;
    const asking = request({
      createConnection: () => socket,
      method,
      path: address.pathname + address.search,
      headers: {
        ...headers,
        host: address.host,
        connection: 'close',
        ...(body && { 'content-length': String(Buffer.byteLength(body)) }),
      },
      signal,
    });
    asking.end(body);
    const [answer] = (await once(asking, 'response', { signal })) as [IncomingMessage];
    return await responseOf(answer);
  } finally {
    plain.destroy();
  }
}

async function handshake(plain: Socket, host: string, signal: AbortSignal): Promise<Socket> {
  const socket = secured(plain, { host, ...(isIP(host) === 0 && { servername: host }) });
  await once(socket, 'secureConnect', { signal });
  return socket;
}

async function responseOf(answer: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Error('The answer was longer than any that was asked for.');
    chunks.push(chunk);
  }
  const status = answer.statusCode ?? 502;
  const headers = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, [value].flat().join(', ')]],
  );
  const isEmpty = status === 204 || status === 304;
  return new Response(isEmpty ? null : Buffer.concat(chunks), { status, headers });
}
