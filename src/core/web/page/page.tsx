import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { href, reading, type WebContext } from '../visit.ts';
import { Layout } from './layout.tsx';
import type { PageMeta } from './meta.ts';

/** Answers with a whole page in the language of the visit. */
export async function page(c: WebContext, meta: PageMeta, body: Child): Promise<Response> {
  const { language, prefix, path, site } = c.var;
  c.header('Content-Language', language);
  c.header('Vary', 'Accept-Language, Cookie', { append: true });
  c.header('Cache-Control', mayBeKept(c, meta) ? 'private, no-cache' : 'no-store');
  if (meta.referrer) c.header('Referrer-Policy', meta.referrer);
  if (meta.robots) c.header('X-Robots-Tag', meta.robots);
  const values = { language, prefix, path, timeZone: site.policy.timeZone };
  const layout = (
    <reading.Provider value={values}>
      <Layout visit={c.var} meta={meta}>
        {body}
      </Layout>
    </reading.Provider>
  );
  return await c.html(html`<!doctype html>${layout}`, (meta.status ?? 200) as ContentfulStatusCode);
}

/** Answers 422: the form again, with what is wrong. */
export const refuse = (c: WebContext, meta: PageMeta, body: Child): Promise<Response> =>
  page(c, { ...meta, status: 422 }, body);

/** Answers 303 after a change, so that reloading repeats nothing. */
export const seeOther = (c: WebContext, path: string): Response => c.redirect(href(c, path), 303);

const mayBeKept = (c: WebContext, meta: PageMeta): boolean =>
  c.req.method !== 'POST' && (meta.status ?? 200) === 200 && !meta.robots && !meta.referrer;
