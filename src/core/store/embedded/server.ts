import { setTimeout as wait } from 'node:timers/promises';
import { StoreError } from '../errors.ts';
import { type Attendance, attend, type Place } from './attend.ts';
import { findBinaries } from './binaries.ts';
import { type Layout, prepareLayout } from './layout.ts';
import { leave, type ServerRole } from './presence.ts';
import { postmaster, signal } from './processes.ts';

/** What happened to the embedded server; no personal data. */
export type StoreEvent =
  | { readonly event: 'launched' | 'joined'; readonly milliseconds: number }
  | { readonly event: 'lost' | 'stopped' | 'left' }
  | { readonly event: 'failed'; readonly error: unknown };

export interface ServerOptions {
  readonly dataDir: string;
  readonly role: ServerRole;
  readonly log: (event: StoreEvent) => void;
  /** PostgreSQL settings beside the usual ones; tests trade durability for speed. */
  readonly settings?: Readonly<Record<string, string>>;
}

const stopPatience = 60_000;
const longestPause = 5_000;

/** A PostgreSQL that runs as long as anyone uses it: launched by the first, relaunched when it dies, stopped by the last. */
export class EmbeddedServer implements AsyncDisposable {
  readonly url: string;
  readonly #place: Place;
  readonly #log: ServerOptions['log'];
  readonly #closing = new AbortController();
  readonly #supervision: Promise<void>;
  #attendance: Attendance | undefined;

  static async open({ dataDir, role, log, settings }: ServerOptions): Promise<EmbeddedServer> {
    const layout = await prepareLayout(dataDir);
    const place = { layout, role, settings, binaries: await findBinaries(layout.links) };
    return new EmbeddedServer(place, await joinDatabase(place, log), log);
  }

  private constructor(place: Place, attendance: Attendance, log: ServerOptions['log']) {
    this.#place = place;
    this.#attendance = attendance;
    this.#log = log;
    this.url = `postgresql://avow@${encodeURIComponent(place.layout.socket)}/avow`;
    this.#supervision = this.#supervise();
  }

  /** True when this process started the server that it uses now. */
  get launched(): boolean {
    return this.#attendance?.how === 'launched';
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    await this.#supervision;
    if (this.#attendance) await depart(this.#place.layout, this.#attendance, this.#log);
  }

  async #supervise(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#closing.signal.addEventListener('abort', () => resolve()));
    for (let pause = 100; !this.#closing.signal.aborted; ) {
      if (this.#attendance) {
        await Promise.race([this.#attendance.lost, closed]);
        if (this.#closing.signal.aborted) return;
        this.#attendance = undefined;
        this.#log({ event: 'lost' });
      }
      try {
        this.#attendance = await reportAttendance(this.#place, this.#log, this.#closing.signal);
        pause = 100;
      } catch (error) {
        if (this.#closing.signal.aborted) return;
        this.#log({ event: 'failed', error });
        await Promise.race([wait(pause), closed]);
        pause = Math.min(pause * 2, longestPause);
      }
    }
  }
}

async function reportAttendance(place: Place, log: ServerOptions['log'], signal?: AbortSignal): Promise<Attendance> {
  const started = performance.now();
  const attendance = await attend(place, signal);
  log({ event: attendance.how, milliseconds: Math.round(performance.now() - started) });
  return attendance;
}

// A server met in its last moment is gone before it answers; each further one is met by chance as rare.
const meetings = 5;

async function joinDatabase(place: Place, log: ServerOptions['log']): Promise<Attendance> {
  for (let meeting = 1; ; meeting += 1) {
    const attendance = await reportAttendance(place, log);
    try {
      await createDatabase(attendance);
      return attendance;
    } catch (error) {
      const isGone = await Promise.race([attendance.lost.then(() => true), wait(1000).then(() => false)]);
      if (!isGone) await depart(place.layout, attendance, log);
      if (!isGone || meeting === meetings) throw error;
    }
  }
}

async function createDatabase({ client }: Attendance): Promise<void> {
  const { rowCount } = await client.query(`select from pg_database where datname = 'avow'`);
  if (rowCount === 1) return;
  await client.query('create database avow').catch((error: unknown) => {
    // Whoever started beside us was quicker.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== '42P04' && code !== '23505') throw error;
  });
}

async function depart(layout: Layout, attendance: Attendance, log: ServerOptions['log']): Promise<void> {
  // If the connection is gone, so is the server or our part in it: nothing is left to stop that was ours.
  const last = await leave(attendance).catch(() => false);
  const leader = last ? await postmaster(layout.cluster) : undefined;
  // SIGINT is PostgreSQL's fast shutdown: sessions are ended, a checkpoint is written, the lock file goes.
  // Our connection holds the door shut until it does: whoever knocks meanwhile must not find a server that is about to go.
  if (leader !== undefined) {
    signal(leader, 'SIGINT');
    await gone(layout);
  }
  await attendance.client.end().catch(() => {});
  log({ event: leader === undefined ? 'left' : 'stopped' });
}

async function gone(layout: Layout): Promise<void> {
  const giveUp = performance.now() + stopPatience;
  while ((await postmaster(layout.cluster)) !== undefined) {
    if (performance.now() > giveUp) throw new StoreError('stop-timeout', layout.log);
    await wait(10);
  }
}
