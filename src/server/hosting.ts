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

/** The web of the app that is now; each policy that comes into force has one of its own. */
export interface Hosting {
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>;
  /** From now on the next app answers. Resolves when the former one has answered the last request that had come to it. */
  readonly renew: (next: Hosted) => Promise<void>;
}

export function hosting(app: Hosted, log: Log): Hosting {
  let current = app;
  // A request is told when its connection ends, which may be after another app has come: whoever watches now writes it down.
  const laid = (own: Hosted) =>
    answering(
      buildWeb(
        watchedBy(own, () => current.witnesses ?? []),
        log,
      ),
    );
  let web = laid(app);
  return {
    fetch: (request, env) => web.fetch(request, env),
    renew: async (next) => {
      const before = web;
      [current, web] = [next, laid(next)];
      await before.ended();
    },
  };
}

const watchedBy = (app: Hosted, witnesses: () => NonNullable<Hosted['witnesses']>): Hosted =>
  Object.create(app, { witnesses: { get: witnesses } }) as Hosted;

/** A web that knows which requests it has not answered yet. */
function answering(web: Web) {
  const underWay = new Set<Promise<Response>>();
  return {
    fetch: (request: Request, env: object): Response | Promise<Response> => {
      const answer = web.fetch(request, env);
      if (!(answer instanceof Promise)) return answer;
      underWay.add(answer);
      const over = () => underWay.delete(answer);
      void answer.then(over, over);
      return answer;
    },
    ended: async (): Promise<void> => {
      await Promise.allSettled(underWay);
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
