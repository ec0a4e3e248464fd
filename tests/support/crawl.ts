import { parse } from 'node-html-parser';

/** A page as a crawler met it. */
export interface Crawled {
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

type Get = (path: string) => Promise<Response>;

/** Every page that can be reached from the given ones by links, without cookies; pages with a query count once. */
export async function crawl(get: Get, starts: readonly string[]): Promise<readonly Crawled[]> {
  const found = new Map<string, Crawled>();
  const waiting = [...starts];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (found.has(path)) continue;
    const answer = await get(path);
    const html = isHtml(answer) ? await answer.text() : '';
    found.set(path, { path, status: answer.status, headers: answer.headers, html });
    const location = answer.headers.get('location');
    waiting.push(...pathsIn(html), ...(location?.startsWith('/') ? [location] : []));
  }
  return [...found.values()];
}

/** What a page makes a browser fetch by itself, and where its forms go. */
export const fetchedBy = (html: string): readonly string[] =>
  parse(html)
    .querySelectorAll('[src], [srcset], link[href]:not([rel=alternate]), form[action], [poster], [data], [ping]')
    .flatMap((element) =>
      ['src', 'srcset', 'action', 'poster', 'data', 'ping', element.rawTagName === 'link' ? 'href' : 'src']
        .map((name) => element.getAttribute(name))
        .filter((value) => value !== undefined),
    );

const isHtml = (answer: Response): boolean => answer.headers.get('content-type')?.startsWith('text/html') ?? false;

const pathsIn = (html: string): readonly string[] =>
  parse(html)
    .querySelectorAll('a[href]')
    .map((link) => link.getAttribute('href') ?? '')
    .filter((address) => address.startsWith('/'))
    .map((address) => address.replace(/[?#].*$/, ''));
