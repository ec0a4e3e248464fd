/** Something done again and again. */
export interface Job {
  readonly name: string;
  /** Pause between the end of one run and the start of the next. */
  readonly pause: Temporal.Duration;
  run(): Promise<void>;
}

/**
 * Runs each job until the signal, one run at a time; a failure is told and the next run goes on. Ends when the last runs
 * have ended. They begin one after the other: all at once would open a connection each, only to begin.
 */
export async function everyJob(
  jobs: readonly Job[],
  signal: AbortSignal,
  failed: (job: string, error: unknown) => void,
): Promise<void> {
  await Promise.all(jobs.map((job, i) => pause(i * apart, signal).then(() => every(job, signal, failed))));
}

const apart = 150;

async function every(job: Job, signal: AbortSignal, failed: (job: string, error: unknown) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      await job.run();
    } catch (error) {
      failed(job.name, error);
    }
    await pause(job.pause.total('milliseconds'), signal);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}
