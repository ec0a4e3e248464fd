import type { App, House } from '../app.ts';
import { copyFolder, endOfCopy, foldersOfCopies, removeDays, removeOver } from '../core/backup/index.ts';
import { everyJob, type Job, schedule } from '../core/jobs/index.ts';
import type { Log } from '../log.ts';
import type { Hosting } from './hosting.ts';

/**
 * What a server does beside serving, under one policy after the other until the signal: where another process has put one in
 * force, everything is assembled anew within seconds, and what was under way ends under the former (decision 0114).
 */
export async function work(house: House, app: App, { host, log, signal }: Around): Promise<void> {
  for (let [current, isFirst] = [app, true]; ; isFirst = false) {
    const over = new AbortController();
    const working = workUnder(current, log, { isFirst, signal: AbortSignal.any([signal, over.signal]) });
    const next = await successor(house, current, { host, log, signal });
    over.abort();
    await working;
    // What the last requests did.
    if (!next) await current.followJournal('ended');
    await current[Symbol.asyncDispose]();
    if (!next) return;
    current = next;
    log.policy(current.governing.version.number);
    if (current.behind().length > 0) log.behind(current.behind());
  }
}

interface Around {
  readonly host: Hosting;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * The app under the next policy, once there is one and it serves; undefined at the end. What cannot be assembled is told and
 * tried again, and the former goes on.
 */
async function successor(house: House, app: App, { host, log, signal }: Around): Promise<App | undefined> {
  const found = new AbortController();
  let next: App | undefined;
  let isOver = false;
  const lookForPolicy: Job = {
    name: 'policy',
    pause: Temporal.Duration.from({ seconds: 2 }),
    run: async () => {
      isOver ||= await app.governing.refresh();
      if (!isOver) return;
      await using trying = new AsyncDisposableStack();
      const assembled = trying.use(await house.assemble());
      // What works for the former goes on until the last request to it is answered.
      await host.renew(assembled);
      trying.move();
      next = assembled;
      found.abort();
    },
  };
  await everyJob([lookForPolicy], AbortSignal.any([signal, found.signal]), log.failedJob);
  return next;
}

interface Term {
  readonly isFirst: boolean;
  readonly signal: AbortSignal;
}

/** It sends, sweeps, closes the journal and carries out what sections bring. */
async function workUnder(app: App, log: Log, { isFirst, signal }: Term): Promise<void> {
  const { db, clock, records } = app.world;
  const jobs = [
    ...schedule({ db, clock, records, signer: app.signer, headFile: app.config.journalHeadFile }),
    ...app.sections.flatMap((section) => section.jobs?.(app.world) ?? []),
    takeMasterKeyOver(app),
    ...copies(app, isFirst),
  ];
  await Promise.all([
    app.outbox.run(signal),
    ...app.works.map((background) => background.run(signal)),
    everyJob(jobs, signal, log.failedJob),
  ]);
}

/** A master key that is being changed wraps what is new only where every process knows it (`avow keys rotate`). */
const takeMasterKeyOver = (app: App): Job => ({
  name: 'master-key',
  pause: Temporal.Duration.from({ seconds: 2 }),
  run: () => app.world.vault.refresh(),
});

/** What backups need of a running server: the journal's copy outside the database, and the end of each copy on time. */
function copies(app: App, isFirst: boolean): readonly Job[] {
  const { signer, world, config } = app;
  const folder = copyFolder(config.journalCopy, signer.publicKey);
  let hasBegun = !isFirst;
  return [
    {
      name: 'journal-copy',
      pause: Temporal.Duration.from({ seconds: 1 }),
      run: async () => {
        await app.followJournal(hasBegun ? undefined : 'begun');
        hasBegun = true;
      },
    },
    {
      name: 'copies',
      pause: Temporal.Duration.from({ minutes: 10 }),
      run: async () => {
        const lives = world.rules;
        if (!lives.policy.backups) return;
        const act = { now: world.clock.now(), by: 'policy' } as const;
        for (const place of await foldersOfCopies(world.db)) await removeOver(world.db, place, { lives, signer }, act);
        const isOver = (takenAt: Temporal.Instant) =>
          Temporal.Instant.compare(endOfCopy(lives, { kind: 'data', takenAt }).goneBy, act.now) <= 0;
        await removeDays(folder, isOver);
      },
    },
  ];
}
