import { TrieRouter } from 'hono/router/trie-router';
import { errorPage } from '../page/index.ts';
import type { Web, WebContext } from '../visit.ts';

/** Answers what no route answered: another method of a known page is 405 (or the list of methods, for OPTIONS), the rest 404. */
export function unanswered(web: Web): (c: WebContext) => Response | Promise<Response> {
  let known: ((path: string) => readonly string[]) | undefined;
  return (c) => {
    // Built at the first miss, because sections add their routes after the web was created.
    known ??= methodsByPath(web);
    const allowed = known(c.req.path);
    // A route that looked and found nothing is no wrong method.
    if (allowed.length === 0 || allowed.includes(c.req.method)) return errorPage(c, 404);
    c.header('Allow', [...allowed, 'OPTIONS'].join(', '));
    return c.req.method === 'OPTIONS' ? c.body(null, 204) : errorPage(c, 405);
  };
}

function methodsByPath(web: Web): (path: string) => readonly string[] {
  const router = new TrieRouter<true>();
  const routes = web.routes.filter(({ method }) => method !== 'ALL');
  const methods = [...new Set(routes.map(({ method }) => method))];
  for (const { method, path } of routes) router.add(method, path, true);
  return (path) => {
    const answering = methods.filter((method) => router.match(method, path)[0].length > 0);
    return answering.includes('GET') ? [...answering, 'HEAD'] : answering;
  };
}
