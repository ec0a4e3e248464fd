import { once } from 'node:events';
import { hostOf, secured } from '../../core/egress/index.ts';
import type { Patient } from '../patient.ts';

/** The public site as a browser meets it. */
export interface Peer {
  /** Why a browser would refuse the certificate; undefined where it accepts it. */
  readonly refused: string | undefined;
  readonly validUntil: Temporal.Instant;
  /** What the other side's clock said, to the second. */
  readonly date: Temporal.Instant | undefined;
  readonly status: number;
  readonly strictTransport: boolean;
}

const patience = 8_000;

/** Asks the public address for /health over TLS. Throws where nothing answers. */
export async function lookAtSite({ config, connect }: Pick<Patient, 'config' | 'connect'>): Promise<Peer> {
  const url = new URL(config.baseUrl);
  const host = hostOf(config.baseUrl);
  const signal = AbortSignal.timeout(patience);
  const plain = await connect({ host, port: Number(url.port || 443), timeout: patience, signal });
  // The certificate is read and judged, not trusted: nothing is sent that anybody may not see.
  const socket = secured(plain, { servername: host, rejectUnauthorized: false });
  try {
    signal.addEventListener('abort', () => socket.destroy(new Error('The public address did not answer in time.')));
    await once(socket, 'secureConnect');
    const { valid_to } = socket.getPeerCertificate();
    socket.write(`GET /health HTTP/1.1\r\nHost: ${url.host}\r\nConnection: close\r\nUser-Agent: avow-doctor\r\n\r\n`);
    const head = await headOf(socket);
    const date = /^date:\s*(.+)$/im.exec(head)?.[1]?.trim();
    return {
      refused: socket.authorized ? undefined : String(socket.authorizationError),
      validUntil: instantOf(valid_to),
      date: date === undefined ? undefined : instantOf(date),
      status: Number(/^HTTP\/1\.\d (\d{3})/.exec(head)?.[1] ?? 0),
      strictTransport: /^strict-transport-security:/im.test(head),
    };
  } finally {
    socket.destroy();
  }
}

const mostHead = 32_768;

async function headOf(socket: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of socket) {
    text += chunk.toString('latin1');
    if (text.includes('\r\n\r\n') || text.length > mostHead) break;
  }
  return text.split('\r\n\r\n')[0] ?? '';
}

const instantOf = (date: string): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(Date.parse(date));
