import type { World } from '../../core/section/index.ts';
import type { Web } from '../../core/web/index.ts';
import { cookieRoutes } from './cookies.tsx';
import { documentRoutes } from './documents.tsx';
import { homeRoutes } from './home.tsx';
import { imprintRoutes } from './imprint.tsx';
import { privacyRoutes } from './privacy.tsx';
import { settingsRoutes } from './settings.tsx';
import { wellKnownRoutes } from './well-known.ts';

export function routes(web: Web, world: World): void {
  homeRoutes(web);
  privacyRoutes(web, world);
  documentRoutes(web, world);
  imprintRoutes(web, world);
  settingsRoutes(web);
  cookieRoutes(web);
  wellKnownRoutes(web, world);
}
