import type { Assembly } from '../assembly/assemble.ts';
import { createWeb, type NavigationItem, type Web } from '../core/web/index.ts';
import { keptAssets, keptRoutes } from '../kept/index.ts';
import type { Log } from '../log.ts';
import { openPromises, staffAssets, staffSheets } from '../staff/index.ts';
import { health, measured } from './watch.ts';

/** What is served: the assembly, and the routes that belong to no section. */
export interface Hosted extends Pick<Assembly, 'world' | 'sections'>, Partial<Pick<Assembly, 'witnesses'>> {
  readonly trustedProxies: readonly string[];
  readonly behind?: () => readonly string[];
  staffRoutes?(web: Web): void;
  mailboxRoutes?(web: Web): void;
}

/** The web of an app, which is built anew when another policy has come into force. */
export interface Hosting {
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>;
  readonly renew: () => void;
}

export function hosting(app: Hosted, log: Log): Hosting {
  let web = buildWeb(app, log);
  return {
    fetch: (request, env) => web.fetch(request, env),
    renew: () => {
      web = buildWeb(app, log);
    },
  };
}

const navigation: readonly NavigationItem[] = [
  { path: '/newsletter', label: { de: 'Newsletter', en: 'Newsletter' } },
  { path: '/contact', label: { de: 'Kontakt', en: 'Contact' } },
];

/** All routes of the running sections on one web, as requests and tests meet it. */
export function buildWeb(app: Hosted, log?: Log): Web {
  const { world } = app;
  const web = createWeb({
    policy: world.rules.policy,
    clock: world.clock,
    baseUrl: world.baseUrl,
    mode: world.mode,
    simulation: world.simulation,
    trustedProxies: app.trustedProxies,
    navigation: navigation.filter((item) => app.sections.some((section) => `/${section.name}` === item.path)),
    assets: [...staffAssets, ...keptAssets, ...app.sections.flatMap((section) => section.assets ?? [])],
    sheets: staffSheets,
    running: new Set(app.sections.map((section) => section.name)),
    uploads: Object.assign({}, ...app.sections.map((section) => section.uploads)) as Record<string, number>,
    registry: measured(world, app.sections),
    health: () => health(world, app.sections),
    isBehind: () => (app.behind?.().length ?? 0) > 0,
    seen: (access) => {
      for (const witness of app.witnesses ?? []) witness.seen(access);
    },
    ...(log && { log: log.web }),
  });
  for (const section of app.sections) section.routes?.(web, world);
  keptRoutes(web, { world, sections: app.sections, open: new Set(Object.keys(openPromises)) });
  app.staffRoutes?.(web);
  app.mailboxRoutes?.(web);
  return web;
}
