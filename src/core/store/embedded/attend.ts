import { setTimeout as wait } from 'node:timers/promises';
import { StoreError } from '../errors.ts';
import type { Binaries } from './binaries.ts';
import { initialise } from './initialise.ts';
import { type Launched, lastWords, launch } from './launch.ts';
import type { Layout } from './layout.ts';
import { join, type Presence, type ServerRole } from './presence.ts';
import { clearRemains, postmaster } from './processes.ts';

export interface Place {
  readonly layout: Layout;
  readonly binaries: Binaries;
  readonly role: ServerRole;
  readonly settings?: Readonly<Record<string, string>> | undefined;
}

export interface Attendance extends Presence {
  /** Found running, or launched by us. */
  readonly how: 'joined' | 'launched';
}

// Crash recovery replays at most `max_wal_size`; a minute and a half is ample on a slow disk.
const patience = 90_000;

/**
 * Joins the running server, or launches one. Two processes may try at once: PostgreSQL's own lock on the directory lets
 * one through, the other's launch ends and it joins.
 */
export async function attend(place: Place, signal?: AbortSignal): Promise<Attendance> {
  const { layout, binaries, role, settings } = place;
  const giveUp = performance.now() + patience;
  let launched: (Launched & { ended?: boolean }) | undefined;
  for (let pause = 10; performance.now() < giveUp; pause = Math.min(pause * 1.3, 250)) {
    signal?.throwIfAborted();
    const presence = await join(layout, role);
    if (typeof presence !== 'string') return { ...presence, how: launched?.ended === false ? 'launched' : 'joined' };
    const running = await postmaster(layout.cluster);
    if (launched?.ended && running === undefined) await refuseIfBroken(layout);
    if (presence === 'absent' && running === undefined && launched?.ended !== false) {
      await initialise(binaries, layout);
      await clearRemains(layout);
      launched = await watched(launch(binaries, layout, settings));
    }
    await wait(pause);
  }
  throw new StoreError('launch-timeout', layout.log);
}

async function watched(launching: Promise<Launched>): Promise<Launched & { ended: boolean }> {
  const launched = { ...(await launching), ended: false };
  void launched.exit.then(() => {
    launched.ended = true;
  });
  return launched;
}

/** Our launch ended and nobody else leads: unless it lost a race against one that has ended since, that is a refusal. */
async function refuseIfBroken(layout: Layout): Promise<void> {
  const words = await lastWords(layout);
  const last = words.split('\n').findLast((line) => line.includes('FATAL') || line.startsWith('unshare:')) ?? words;
  if (/lock file .* already exists|pre-existing shared memory/.test(last)) return;
  const code = last.startsWith('unshare:') ? 'root-refused' : 'launch-failed';
  throw new StoreError(code, layout.log, { cause: new Error(words) });
}
