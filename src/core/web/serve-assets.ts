import type { Assets } from './assets.ts';
import type { Web } from './visit.ts';

/** Serves the files. A name with another hash is gone, never the newer file under an older name. */
export function serveAssets(web: Web, assets: Assets): void {
  web.get('/assets/:file', (c) => {
    const found = assets.at(c.req.path);
    if (!found) return c.notFound();
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    c.header('ETag', found.etag);
    c.header('Vary', 'Accept-Encoding');
    if (c.req.header('if-none-match') === found.etag) return c.body(null, 304);
    const accepted = c.req.header('accept-encoding') ?? '';
    const encoding = (['br', 'gzip'] as const).find(
      (one) => found.packed[one] && new RegExp(`\\b${one}\\b`).test(accepted),
    );
    if (encoding) c.header('Content-Encoding', encoding);
    return c.body((encoding && found.packed[encoding]) ?? found.body, 200, { 'Content-Type': found.type });
  });
}
