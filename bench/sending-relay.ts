import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** A long way to the server: each direction takes half of `delay` milliseconds. In a thread of its own. */
export async function startRelay(port: number, delay: number): Promise<AsyncDisposable & { readonly port: number }> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { port, delay: delay / 2 } satisfies Way });
  const [relayPort] = (await once(worker, 'message')) as [number];
  return {
    port: relayPort,
    async [Symbol.asyncDispose]() {
      await worker.terminate();
    },
  };
}

interface Way {
  readonly port: number;
  readonly delay: number;
}

/** Octets come out in order, each piece `delay` after it went in. */
function delayed(from: Socket, to: Socket, delay: number): void {
  const pieces: { readonly due: number; readonly chunk: Buffer }[] = [];
  const flush = () => {
    for (let [piece] = pieces; piece && piece.due <= performance.now(); [piece] = pieces) {
      to.write(piece.chunk);
      pieces.shift();
    }
    const [next] = pieces;
    if (next) setTimeout(flush, Math.max(0, next.due - performance.now()));
  };
  from.on('data', (chunk: Buffer) => {
    pieces.push({ due: performance.now() + delay, chunk });
    if (pieces.length === 1) setTimeout(flush, delay);
  });
  from.on('error', () => to.destroy());
  from.on('end', () => setTimeout(() => to.end(), delay * 2));
}

if (!isMainThread) {
  const { port, delay } = workerData as Way;
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1').setNoDelay(true);
    near.setNoDelay(true);
    delayed(near, far, delay);
    delayed(far, near, delay);
  });
  server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));
}
