import { sql } from 'kysely';
import type { World } from '../../../../core/section/index.ts';
import { type SendingOptions, sendingOptions } from '../options.ts';
import { CampaignWorker } from './worker.ts';

// A look at what is to do is a few index probes, so it may be frequent; a change is heard of at once.
const pause = Temporal.Duration.from({ seconds: 1 });
const pauseAfterFailure = Temporal.Duration.from({ seconds: 5 });

/** Sends issues until the signal, then ends what is on the line and leaves the rest to be taken up again. Never throws. */
export async function runCampaigns(world: World, over: Partial<SendingOptions>, signal: AbortSignal): Promise<void> {
  const options = { ...sendingOptions, ...over };
  while (!signal.aborted) {
    try {
      await using worker = await CampaignWorker.open(world, options);
      while (!signal.aborted && !worker.isLost) {
        await world.clock.refresh();
        await worker.work(signal);
        await change(worker, pause, signal);
      }
    } catch (error) {
      options.log({ event: 'failed', error });
      await change(undefined, pauseAfterFailure, signal);
    }
  }
}

/** Sends everything that may leave at this instant, and waits for the answers. */
export async function sendDueCampaigns(world: World, over: Partial<SendingOptions> = {}): Promise<void> {
  if (!(await isAnythingToDo(world))) return;
  await using worker = await CampaignWorker.open(world, { ...sendingOptions, ...over });
  await worker.work();
}

async function isAnythingToDo({ db, clock }: World): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from newsletter.campaign
      where state = 'running' or state = 'scheduled' and scheduled_at <= ${clock.now()}) or exists (
      select from newsletter.delivery d join newsletter.campaign c on c.record = d.campaign
      where c.state = 'cancelled' and (not d.complete or d.taken < d.size or d.rolled < d.size)) as found`.execute(db);
  return rows[0]?.found ?? false;
}

/** The next instant at which an issue begins or somebody's turn comes again, or null. */
export async function nextCampaignInstant({ db }: World): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select least(
      (select min(scheduled_at) from newsletter.campaign where state = 'scheduled'),
      (select min(next_at) from newsletter.later l join newsletter.delivery d on d.record = l.delivery
        join newsletter.campaign c on c.record = d.campaign where c.state = 'running')) as at`.execute(db);
  return rows[0]?.at ?? null;
}

function change(worker: CampaignWorker | undefined, longest: Temporal.Duration, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      worker?.onChange(() => {});
      resolve();
    };
    const timer = setTimeout(end, longest.total('milliseconds'));
    signal.addEventListener('abort', end);
    worker?.onChange(end);
  });
}
