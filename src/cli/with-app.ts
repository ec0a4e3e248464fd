import type { App } from '../app.ts';
import type { Terminal } from './terminal.ts';

/** Runs a command beside a server that may be running; closes what it opened. */
export async function withApp<T>(terminal: Terminal, work: (app: App) => Promise<T>): Promise<T> {
  // Loaded with its first use: a command that only computes need not wait for the sections.
  const { openApp } = await import('../app.ts');
  await using app = await openApp(terminal.config(), { role: 'visitor' });
  await app.world.clock.refresh();
  const result = await work(app);
  // Where no server runs, nobody else writes down outside the database what this command has done.
  await app.followJournal().catch((error: unknown) => terminal.err(`avow: ${String(error)}`));
  return result;
}
