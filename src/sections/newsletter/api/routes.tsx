import type { World } from '../../../core/section/index.ts';
import { page, type Web } from '../../../core/web/index.ts';
import { customerApi } from '../customer/api.ts';
import { emptyApi, path } from './app.ts';
import { campaignRoutes } from './campaigns.ts';
import { exportRoutes } from './exports.ts';
import { ApiPage, words } from './page/page.tsx';
import { subscriberRoutes } from './subscribers.ts';
import { pace } from './token/pace.ts';
import { transactionalRoutes } from './transactional.ts';

/** Lays the interface for programs, its description, and the same for people. */
export function apiRoutes(web: Web, world: World): void {
  const api = emptyApi(world);
  const counted = pace(world);
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  subscriberRoutes(api, world, counted);
  customerApi(api, world, counted);
  campaignRoutes(api, world, counted);
  transactionalRoutes(api, world, counted);
  exportRoutes(api, world, counted);
  const description = {
    openapi: '3.1.0',
    info: {
      title: `Newsletter of ${world.rules.policy.controller.name}`,
      version: '1',
      description: 'What it may do with data of persons is what the privacy notice says.',
    },
    servers: [{ url: `${world.baseUrl}${path}` }],
  };
  api.get('/openapi.json', (c) => c.json(api.getOpenAPI31Document(description)));
  web.get(path, (c) =>
    page(
      c,
      { title: words.title, robots: 'noindex', wide: true },
      <ApiPage document={api.getOpenAPI31Document(description)} baseUrl={world.baseUrl} />,
    ),
  );
  web.route(path, api);
}
