import type { World } from '../../../core/section/index.ts';
import type { Web } from '../../../core/web/index.ts';
import { copyRoutes } from './copy.ts';
import { deedRoutes } from './deeds.tsx';
import { doorRoutes } from './door.tsx';

/** The page “Your data”. Whatever lies behind the door leaves no referrer, no index entry and no copy in a cache. */
export function routes(web: Web, world: World): void {
  web.use('/your-data/*', async (c, next) => {
    await next();
    c.header('Referrer-Policy', 'no-referrer');
    c.header('X-Robots-Tag', 'noindex');
    c.header('Cache-Control', 'no-store');
  });
  doorRoutes(web, world);
  deedRoutes(web, world);
  copyRoutes(web, world);
}
