import { destination, pino } from 'pino';
import type { MailEvent } from './core/mail/index.ts';
import type { StoreEvent } from './core/store/index.ts';
import { type WebLog, webLog } from './core/web/index.ts';

/** What this process tells about itself: typed entries, never a person's data. */
export interface Log {
  readonly web: WebLog;
  readonly store: (event: StoreEvent) => void;
  readonly mail: (event: MailEvent) => void;
  readonly failedJob: (job: string, error: unknown) => void;
  readonly policy: (version: number) => void;
  readonly stopping: () => void;
}

/** Lines of JSON on stderr. In trial mode only what went wrong, so that the addresses on the console stay in sight. */
export function createLog(mode: 'trial' | 'production'): Log {
  const logger = pino({ level: mode === 'trial' ? 'warn' : 'info', base: null }, destination(2));
  return {
    web: webLog(logger),
    store: ({ event, ...rest }) =>
      logger[event === 'failed' || event === 'lost' ? 'warn' : 'info'](rest, `store: ${event}`),
    mail: ({ event, error, ...rest }) =>
      logger[error ? 'error' : 'info']({ ...rest, ...named(error) }, `mail: ${event}`),
    failedJob: (job, error) => logger.error({ job, ...named(error) }, 'job failed'),
    policy: (version) => logger.info({ version }, 'policy in force'),
    stopping: () => logger.info('stopping'),
  };
}

// The message of a foreign error may quote what a person typed; its name, code and frames cannot.
function named(error: unknown): object {
  if (!(error instanceof Error)) return {};
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6);
  return { error: error.name, ...code, frames: frames.map((line) => line.trim()) };
}
