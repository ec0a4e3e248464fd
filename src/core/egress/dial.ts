import { connect, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';

export interface Destination {
  readonly host: string;
  readonly port: number;
  /** Milliseconds until the attempt is given up. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** Opens a connection; resolves when it stands. The caller destroys it. */
export async function dial({ host, port, timeout, signal }: Destination): Promise<Socket> {
  signal.throwIfAborted();
  const socket = connect(port, host);
  // Between two listeners an error without any would end the process.
  socket.on('error', () => {});
  const done = Promise.withResolvers<void>();
  const timer = setTimeout(
    () => done.reject(failure('ETIMEDOUT', 'The connection did not come about in time.')),
    timeout,
  );
  const abort = () => done.reject(failure('ECLOSED', 'The connection was closed on our side.'));
  signal.addEventListener('abort', abort, { once: true });
  socket.once('connect', done.resolve).once('error', (error: NodeJS.ErrnoException) => {
    const code = error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN' ? 'EDNS' : (error.code ?? 'ESOCKET');
    done.reject(failure(code, 'The connection failed.', error));
  });
  try {
    await done.promise;
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

/** Wraps an open connection in TLS. The handshake has only begun: wait for `secureConnect`. */
export const secured = (socket: Socket, options: ConnectionOptions): TLSSocket => connectTls({ ...options, socket });

const failure = (code: string, sentence: string, cause?: unknown): Error =>
  Object.assign(new Error(sentence, { cause }), { code });
