import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { WebOptions } from '../options.ts';
import { errorPage } from '../page/index.ts';
import type { Visit } from '../visit.ts';

const bytesOfAForm = 256 * 1024;

/** No body without bound: a form is small; where files are taken, the body says its length first and stays within it. */
export function bodyGuard({
  bodyLimit: most = bytesOfAForm,
  uploads = {},
}: WebOptions): MiddlewareHandler<{ Variables: Visit }> {
  const atMost = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => errorPage(c, 413) });
  const form = atMost(most);
  const files = new Map(Object.entries(uploads).map(([path, bytes]) => [path, atMost(bytes)]));
  return (c, next) => {
    const larger = files.get(c.var.path);
    return (larger && c.req.header('content-length') !== undefined ? larger : form)(c, next);
  };
}
