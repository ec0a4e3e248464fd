import { type ServerType, serve } from '@hono/node-server';
import type { Config } from '../config.ts';
import type { Hosting } from './hosting.ts';

/** Thrown when the address to serve on is taken or may not be used. */
export class ListenError extends Error {
  readonly code = 'serve/address';

  constructor(config: Config, cause: NodeJS.ErrnoException) {
    const why = cause.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be used (${cause.code})`;
    super(`Port ${config.port} on ${config.host} ${why}. Choose another with PORT.`, { cause });
    this.name = 'ListenError';
  }
}

export function listen(host: Hosting, config: Config): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: host.fetch, port: config.port, hostname: config.host }, () => resolve(server));
    server.once('error', (cause: NodeJS.ErrnoException) => reject(new ListenError(config, cause)));
  });
}

/** Milliseconds between two looks for connections whose request has ended. */
const look = 50;

/** Stops taking connections, lets requests under way finish, and drops each connection once it is idle. */
export function close(server: ServerType): Promise<void> {
  // A browser keeps its connection for the next request, and would keep the server waiting for it.
  const dropIdle = () => {
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  };
  const again = setInterval(dropIdle, look);
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(again);
      resolve();
    });
    dropIdle();
  });
}
