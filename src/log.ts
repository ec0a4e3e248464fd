import { destination, pino } from 'pino';
import type { MailEvent } from './core/mail/index.ts';
import type { StoreEvent } from './core/store/index.ts';
import { personFree, type WebLog, webLog } from './core/web/index.ts';

/** What this process tells about itself: typed entries, never a person's data. */
export interface Log {
  readonly web: WebLog;
  readonly store: (event: StoreEvent) => void;
  readonly mail: (event: MailEvent) => void;
  readonly failedJob: (job: string, error: unknown) => void;
  readonly policy: (version: number) => void;
  /** The policy in force lacks what the software needs, by name. */
  readonly behind: (lacking: readonly string[]) => void;
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
      logger[error ? 'error' : 'info']({ ...rest, ...(error !== undefined && personFree(error)) }, `mail: ${event}`),
    failedJob: (job, error) => logger.error({ job, ...personFree(error) }, 'job failed'),
    policy: (version) => logger.info({ version }, 'policy in force'),
    behind: (lacking) => logger.warn({ lacking }, 'policy in force lacks what the software needs: run policy apply'),
    stopping: () => logger.info('stopping'),
  };
}
