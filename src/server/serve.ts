import { type App, openHouse, running } from '../app.ts';
import { type Config, readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { root } from '../root.ts';
import { hosting } from './hosting.ts';
import { close, listen } from './listen.ts';
import { missingForProduction, ProductionError } from './production.ts';
import { welcome } from './welcome.ts';
import { work } from './work.ts';

/** Migrates, serves, sweeps and sends until SIGTERM or SIGINT; then finishes what is under way and stops cleanly. */
export async function serve(): Promise<void> {
  const config = readConfig(root);
  const log = createLog(config.mode);
  const stop = stopSignal();
  await using house = await openHouse(config, { role: 'server', log });
  await using app = await house.assemble();
  refuseUnready(config, app);
  if (app.behind().length > 0) log.behind(app.behind());
  const host = hosting(app, log);
  const server = await listen(host, config);
  const ending = new AbortController();
  const working = work(house, app, { host, log, signal: ending.signal });
  for (const line of await welcome(app, server)) console.log(line);
  await stop;
  log.stopping();
  await close(server);
  ending.abort();
  await working;
}

function refuseUnready(config: Config, app: App): void {
  if (config.mode !== 'production') return;
  const missing = missingForProduction(config, app.governing.rules.policy, running);
  if (missing.length > 0) throw new ProductionError(missing);
}

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
