import type { App } from '../app.ts';
import { copyFolder, endOfCopy, foldersOfCopies, removeDays, removeOver } from '../core/backup/index.ts';
import { everyJob, type Job, schedule } from '../core/jobs/index.ts';
import type { Log } from '../log.ts';
import type { Hosting } from './hosting.ts';

/** What a server does beside serving: it sends, sweeps, closes the journal and carries out what sections bring, until the signal. */
export async function work(app: App, host: Hosting, log: Log, signal: AbortSignal): Promise<void> {
  const { db, clock, records } = app.world;
  const jobs = [
    ...schedule({ db, clock, records, signer: app.signer, headFile: app.config.journalHeadFile }),
    ...app.sections.flatMap((section) => section.jobs?.(app.world) ?? []),
    takePolicyOver(app, host, log),
    takeMasterKeyOver(app),
    ...copies(app),
  ];
  await Promise.all([
    app.outbox.run(signal),
    ...app.works.map((background) => background.run(signal)),
    everyJob(jobs, signal, log.failedJob),
  ]);
  // What the last requests did.
  await app.followJournal('ended');
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

/** A master key that is being changed wraps what is new only where every process knows it (`avow keys rotate`). */
const takeMasterKeyOver = (app: App): Job => ({
  name: 'master-key',
  pause: Temporal.Duration.from({ seconds: 2 }),
  run: () => app.world.vault.refresh(),
});

/** What backups need of a running server: the journal's copy outside the database, and the end of each copy on time. */
function copies(app: App): readonly Job[] {
  const { signer, world, config } = app;
  const folder = copyFolder(config.journalCopy, signer.publicKey);
  let hasBegun = false;
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
