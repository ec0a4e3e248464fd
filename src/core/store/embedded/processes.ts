import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Layout } from './layout.ts';

/** The process that leads this cluster's server, or undefined when none does, whatever a left-over file says. */
export async function postmaster(cluster: string): Promise<number | undefined> {
  const id = await recorded(lockOf(cluster));
  return id !== undefined && (await worksIn(cluster, id)) ? id : undefined;
}

/**
 * Makes way for a launch after a crash: backends whose leader was killed get `patience` to finish, then are killed;
 * lock files that name a process of somebody else (ids are used again after a reboot) or a dead one that nobody has
 * buried yet are removed, because PostgreSQL takes both for a living server.
 */
export async function clearRemains({ cluster, socket }: Layout, patience = 3000): Promise<void> {
  const giveUp = performance.now() + patience;
  for (;;) {
    if ((await postmaster(cluster)) !== undefined) return;
    const orphans = await processesIn(cluster);
    if (orphans.length === 0) break;
    if (performance.now() > giveUp) for (const id of orphans) signal(id, 'SIGKILL');
    await wait(20);
  }
  for (const file of [lockOf(cluster), join(socket, '.s.PGSQL.5432.lock')]) {
    const id = await recorded(file);
    if (id !== undefined && isAlive(id) && !(await worksIn(cluster, id))) await rm(file, { force: true });
  }
}

/** Sends a signal; false when the process is gone. */
export function signal(id: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(id, name);
  } catch {
    return false;
  }
}

function lockOf(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

/** The process id in the first line of a lock file. */
async function recorded(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const id = Number.parseInt(text, 10);
  return Number.isInteger(id) && id > 0 ? id : undefined;
}

/** A PostgreSQL process works in its data directory; where the system does not show that, being alive must do. */
async function worksIn(cluster: string, id: number): Promise<boolean> {
  if (process.platform !== 'linux') return isAlive(id);
  return (await readlink(`/proc/${id}/cwd`).catch(() => '')) === cluster;
}

async function processesIn(cluster: string): Promise<readonly number[]> {
  if (process.platform !== 'linux') return [];
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const inside = await Promise.all(ids.map((id) => worksIn(cluster, id)));
  return ids.filter((id, index) => inside[index] && id !== process.pid);
}

function isAlive(id: number): boolean {
  return signal(id, 0);
}
