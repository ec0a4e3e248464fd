import type { Logger } from 'pino';

/** One answered request. No address, no path, no query, no agent: a route's pattern is the same for everyone. */
export interface RequestEntry {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
}

export interface WebLog {
  request(entry: RequestEntry): void;
  failure(route: string, error: unknown): void;
}

export const silentLog: WebLog = { request: () => {}, failure: () => {} };

/** Writes to pino what the types above name and nothing else. */
export const webLog = (logger: Logger): WebLog => ({
  request: (entry) => logger.info({ ...entry }, 'request'),
  failure: (route, error) => logger.error({ route, ...personFree(error) }, 'request failed'),
});

interface Failure {
  readonly error: string;
  readonly code?: string;
  readonly frames: readonly string[];
  readonly cause?: Failure;
}

/** What may be logged of an error. A message may quote a value that a person typed (PostgreSQL does); names, codes and frames cannot. */
export function personFree(error: unknown): Failure {
  if (!(error instanceof Error)) return { error: typeof error, frames: [] };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    ...code,
    frames: frames.map((line) => line.trim()),
    ...(error.cause instanceof Error && { cause: personFree(error.cause) }),
  };
}
