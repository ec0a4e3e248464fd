import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import { loadAssets } from './assets.ts';
import { bodyGuard } from './guard/body.ts';
import { cookieGuard } from './guard/cookies.ts';
import { securityHeaders } from './guard/headers.ts';
import { unanswered } from './guard/methods.ts';
import { originGuard } from './guard/origin.ts';
import type { WebOptions } from './options.ts';
import { behindPage, errorPage } from './page/index.ts';
import { trustedNetworks } from './request/proxies.ts';
import { routedPath, visit } from './request/visit.ts';
import { serveAssets } from './serve-assets.ts';
import type { Site } from './site.ts';
import type { Visit, Web } from './visit.ts';
import { silentLog } from './watch/log.ts';
import { metrics, requestTimer } from './watch/metrics.ts';
import { routePattern, watch } from './watch/watch.ts';

/** The web of one operator, ready for sections to add their routes. */
export function createWeb(options: WebOptions): Web {
  const { policy, clock, baseUrl, log = silentLog, registry = metrics() } = options;
  const site: Site = {
    policy,
    baseUrl,
    mode: options.mode ?? 'trial',
    simulation: options.simulation ?? false,
    running: options.running ?? new Set(policy.sections.map(({ section }) => section)),
    navigation: options.navigation ?? [],
    assets: loadAssets(options.assets, options.sheets),
  };
  const web: Web = new Hono<{ Variables: Visit }>({ getPath: routedPath });
  web.use(visit(site, clock, trustedNetworks(options.trustedProxies ?? [])));
  web.use(watch(log, requestTimer(registry), options.seen));
  web.use(securityHeaders(site));
  web.use(cookieGuard(site));
  web.use(compress());
  web.use(originGuard(site));
  web.use(bodyGuard(options));
  web.notFound(unanswered(web));
  web.onError((error, c) => {
    if (error instanceof HTTPException) return errorPage(c, error.status);
    log.failure(routePattern(c), error);
    if (isUndeclared(error) || options.isBehind?.()) return behindPage(c);
    if (!isForNow(error)) return errorPage(c, 500);
    c.header('Retry-After', '60');
    return errorPage(c, 503);
  });
  serveAssets(web, site.assets);
  web.get('/health', async (c) => {
    const health = (await options.health?.()) ?? { ok: true, state: 'ok', checks: [] };
    c.header('Cache-Control', 'no-store');
    // A broken promise takes no worker out of service: people need it to exercise their rights.
    return c.json({ now: c.var.now.toString(), ...health }, health.state === 'down' ? 503 : 200);
  });
  web.get('/metrics', async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType });
  });
  return web;
}

// The database is starting, stopping or cannot be reached, or another policy has just come into force; all of these pass.
const passing = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  'database-unreachable',
  'record/policy-changed',
]);
const isForNow = (error: Error): boolean => passing.has(codeOf(error));

// A class or stage that the policy in force does not have.
const undeclared = new Set(['policy/unknown-class', 'policy/unknown-stage']);
const isUndeclared = (error: Error): boolean => undeclared.has(codeOf(error));

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');
