import { serve as listen, type ServerType } from '@hono/node-server';
import { type App, openApp, running } from '../app.ts';
import { type Config, readConfig } from '../config.ts';
import { every, type Job, schedule } from '../core/jobs/index.ts';
import { createLog, type Log } from '../log.ts';
import { root } from '../root.ts';
import { type Hosting, hosting } from './hosting.ts';
import { missingForProduction, ProductionError } from './production.ts';
import { welcome } from './welcome.ts';

/** Migrates, serves, sweeps and sends until SIGTERM or SIGINT; then finishes what is under way and stops cleanly. */
export async function serve(): Promise<void> {
  const config = readConfig(root);
  const log = createLog(config.mode);
  const stop = stopSignal();
  await using app = await openApp(config, { role: 'server', log });
  refuseUnready(config, app);
  const host = hosting(app, log);
  const server = await open(host, config);
  const work = new AbortController();
  const working = workOf(app, host, log, work.signal);
  for (const line of await welcome(app, server)) console.log(line);
  await stop;
  log.stopping();
  await close(server);
  work.abort();
  await working;
}

function refuseUnready(config: Config, app: App): void {
  if (config.mode !== 'production') return;
  const missing = missingForProduction(config, app.governing.rules.policy, running);
  if (missing.length > 0) throw new ProductionError(missing);
}

async function workOf(app: App, host: Hosting, log: Log, signal: AbortSignal): Promise<void> {
  const { db, clock, records } = app.world;
  const of = { db, clock, records, signer: app.signer, headFile: app.config.journalHeadFile };
  const jobs = [
    ...schedule(of),
    ...app.sections.flatMap((section) => section.jobs?.(app.world) ?? []),
    takePolicyOver(app, host, log),
  ];
  await Promise.all([
    app.outbox.run(signal),
    ...app.works.map((work) => work.run(signal)),
    ...jobs.map((job) => every(job, signal, log.failedJob)),
  ]);
}

/** Another process may put a changed policy in force; this one takes it over within seconds. */
const takePolicyOver = (app: App, host: Hosting, log: Log): Job => ({
  name: 'policy',
  pause: Temporal.Duration.from({ seconds: 2 }),
  run: async () => {
    if (!(await app.governing.refresh())) return;
    host.renew();
    log.policy(app.governing.version.number);
  },
});

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (signal: NodeJS.Signals) => {
      if (asked) process.exit(signal === 'SIGINT' ? 130 : 143);
      asked = true;
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

/** Thrown when the address to serve on is taken or may not be used. */
export class ListenError extends Error {
  readonly code = 'serve/address';

  constructor(config: Config, cause: NodeJS.ErrnoException) {
    const why = cause.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be used (${cause.code})`;
    super(`Port ${config.port} on ${config.host} ${why}. Choose another with PORT.`, { cause });
    this.name = 'ListenError';
  }
}

function open(host: Hosting, config: Config): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: host.fetch, port: config.port, hostname: config.host }, () => resolve(server));
    server.once('error', (cause: NodeJS.ErrnoException) => reject(new ListenError(config, cause)));
  });
}

/** Stops taking connections, lets requests under way finish, and drops idle connections. */
function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
