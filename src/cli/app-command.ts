import { type App, openApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { root } from '../root.ts';

/** Runs a command beside a server that may be running; closes what it opened. */
export async function withApp<T>(work: (app: App) => Promise<T>): Promise<T> {
  await using app = await openApp(readConfig(root), { role: 'visitor' });
  await app.world.clock.refresh();
  return await work(app);
}
