import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between a client and a mail server, and can keep a command from arriving. */
export interface ImapProxy extends AsyncDisposable {
  /** The same address, by way of the proxy. */
  through(url: string): string;
  /** From now on a command like this one, and all after it, does not arrive; resolves when one is kept back. */
  keepBack(command: RegExp): Promise<void>;
  /** Does something right before a command like this one arrives, once. */
  before(command: RegExp, work: () => Promise<unknown>): void;
  /** Ends every connection, as the loss of either side would. */
  hangUp(): void;
  /** Lets everything through again on new connections. */
  letThrough(): void;
  /** Writes down from now on what both sides say. */
  listen(): void;
  /** How many connections there were since, and what was said on them. */
  heard(): { readonly connections: number; readonly client: string; readonly server: string };
}

export async function imapProxy(url: string): Promise<ImapProxy> {
  const target = new URL(url);
  let waiting: { readonly command: RegExp; readonly work: () => Promise<unknown> } | undefined;
  let watched: { readonly command: RegExp; readonly seen: () => void } | undefined;
  const sockets = new Set<Socket>();
  let [connections, asked, told]: [number, string[], string[]] = [0, [], []];
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    let isKept = false;
    connections += 1;
    upstream.on('data', (data) => told.push(data.toString('latin1')));
    client.on('data', (data) => {
      asked.push(data.toString('latin1'));
      if (watched?.command.test(data.toString('latin1'))) {
        isKept = true;
        watched.seen();
      }
      if (isKept) return;
      const now = waiting;
      if (!now?.command.test(data.toString('latin1'))) return void upstream.write(data);
      waiting = undefined;
      void now.work().then(() => upstream.write(data));
    });
    upstream.pipe(client);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return {
    through: (other) => Object.assign(new URL(other), { port: String(address.port) }).href,
    keepBack: (command) => new Promise((seen) => (watched = { command, seen })),
    before: (command, work) => {
      waiting = { command, work };
    },
    hangUp: () => {
      for (const socket of sockets) socket.destroy();
    },
    letThrough: () => {
      watched = undefined;
    },
    listen: () => {
      [connections, asked, told] = [0, [], []];
    },
    heard: () => ({ connections, client: asked.join(''), server: told.join('') }),
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
