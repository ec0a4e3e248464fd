import { once } from 'node:events';
import { createServer } from 'node:http';
import { after } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { type TestWorld, type TestWorldOptions, testWorld } from './world.ts';

/** A world on a port of its own, for browsers. */
export async function servedWorld(options: TestWorldOptions): Promise<TestWorld & { readonly origin: string }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
  const origin = `http://localhost:${address.port}`;
  const world = await testWorld({ ...options, baseUrl: origin });
  // The base address holds the port, so the port comes before the pages.
  const answer = getRequestListener(world.web.fetch);
  server.on('request', (request, response) => void answer(request, response));
  return { ...world, origin };
}
