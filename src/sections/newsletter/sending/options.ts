import type { ConnectionOptions } from 'node:tls';
import type { PipelineEvent, PipelineOptions } from '../../../core/mail/index.ts';

/** What happens while issues are sent, fit for logs: no event names a person. */
export type SendingEvent =
  | { readonly event: 'taken-over'; readonly mails: number }
  | { readonly event: 'not-started'; readonly campaign: string; readonly reason: string }
  | { readonly event: 'failed'; readonly error: unknown }
  | { readonly event: 'line'; readonly line: PipelineEvent };

export interface SendingOptions {
  readonly connections: number;
  readonly depth?: number;
  /** Recipients taken at once; twice as many may be in hand. */
  readonly window: number;
  /** Results noted at once, at most, and how long one waits for others. */
  readonly group: number;
  readonly within: Temporal.Duration;
  readonly tls?: ConnectionOptions;
  readonly patience?: PipelineOptions['patience'];
  readonly log: (event: SendingEvent) => void;
}

export const sendingOptions: SendingOptions = {
  connections: 10,
  window: 500,
  group: 500,
  within: Temporal.Duration.from({ milliseconds: 50 }),
  log: () => {},
};
