import type { World } from '../../../core/section/index.ts';
import type { Web } from '../../../core/web/index.ts';
import { archiveRoutes } from '../archive/index.ts';
import { webhookRoutes } from '../bounce/index.ts';
import { pictureRoutes } from '../campaign/routes/index.ts';
import { preferenceRoutes } from '../preferences/index.ts';
import { confirmRoutes } from './confirm.tsx';
import { subscribeRoutes } from './subscribe.tsx';
import { unsubscribeRoutes } from './unsubscribe.tsx';

/** GET and HEAD show, POST acts. The links carry secrets: they leave no referrer, no index entry and no log line. */
export function routes(web: Web, world: World): void {
  for (const secret of ['/newsletter/confirm/*', '/newsletter/unsubscribe/*', '/newsletter/preferences/*'])
    web.use(secret, async (c, next) => {
      await next();
      c.header('Referrer-Policy', 'no-referrer');
      c.header('X-Robots-Tag', 'noindex');
      c.header('Cache-Control', 'no-store');
    });
  subscribeRoutes(web, world);
  confirmRoutes(web, world);
  unsubscribeRoutes(web, world);
  webhookRoutes(web, world);
  pictureRoutes(web, world);
  archiveRoutes(web, world);
  preferenceRoutes(web, world);
}
