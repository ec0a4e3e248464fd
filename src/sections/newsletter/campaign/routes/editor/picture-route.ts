import type { World } from '../../../../../core/section/index.ts';
import { errorPage, type Web } from '../../../../../core/web/index.ts';
import { pictureNamed } from './pictures.ts';

/** Pictures of issues as mail programs ask for them: one address for all readers, so it tells nobody apart. */
export function pictureRoutes(web: Web, world: World): void {
  web.get('/newsletter/pictures/:file', async (c) => {
    const picture = await pictureNamed(world, c.req.param('file'));
    if (!picture) return errorPage(c, 404);
    c.header('Cache-Control', 'public, max-age=86400');
    // Webmail shows it on pages of another origin.
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    return c.body(new Uint8Array(picture.content), 200, { 'Content-Type': picture.type });
  });
}
