import type { App } from '../app.ts';
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
  ];
  await Promise.all([
    app.outbox.run(signal),
    ...app.works.map((background) => background.run(signal)),
    everyJob(jobs, signal, log.failedJob),
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

/** A master key that is being changed wraps what is new only where every process knows it (`avow keys rotate`). */
const takeMasterKeyOver = (app: App): Job => ({
  name: 'master-key',
  pause: Temporal.Duration.from({ seconds: 2 }),
  run: () => app.world.vault.refresh(),
});
