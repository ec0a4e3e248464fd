import type { ConnectionOptions } from 'node:tls';
import type { Clock } from '../clock/index.ts';
import { type Egress, ownMachineOnly } from '../egress/index.ts';
import type { Records } from '../records/index.ts';
import type { Queries } from '../store/index.ts';
import type { Mail, MailKind } from './contract.ts';
import type { DkimKey } from './dkim/index.ts';
import type { Sender } from './encode.ts';
import { checkAddress, checkHeader } from './header.ts';
import type { Delivered } from './outbox/outcome.ts';
import { queue } from './outbox/queue.ts';
import { noteReturned } from './outbox/returned.ts';
import type { MailEvent, Sending } from './outbox/sending.ts';
import { type Patience, patience } from './smtp/patience.ts';
import { smtpServer } from './smtp/server.ts';
import { type Courier, smtpCourier, trialCourier } from './worker/courier.ts';
import { runOutbox } from './worker/run.ts';
import { Wait } from './worker/wait.ts';

export interface MailOptions {
  readonly db: Queries;
  /** The same database by its address: each worker shows that it lives on a connection of its own. */
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly records: Records;
  readonly kinds: readonly MailKind[];
  /** Name and address of the policy's controller, and where bounces go. */
  readonly sender: Sender;
  /** SMTP_URL; without it every mail goes into the trial mailbox. */
  readonly smtpUrl?: string | undefined;
  readonly tls?: ConnectionOptions;
  /** The gate through which mails leave; without one they go no further than this machine. */
  readonly egress?: Egress;
  readonly dkim?: readonly DkimKey[];
  /** Gives each mail an envelope sender of its own (VERP); without it all have the sender's. */
  readonly envelope?: Sending['envelope'];
  readonly patience?: Partial<Patience>;
  readonly log?: (event: MailEvent) => void;
}

/** The outbox: where sections put mails, and the worker that sends them. Many processes may each run one. */
export interface Outbox extends Mail, AsyncDisposable {
  /** Sends everything that is due at this moment, `limit` at most, and waits for the answers. */
  deliverDue(limit?: number): Promise<Delivered>;
  /** Sends until the signal is aborted, then finishes what is under way. Never throws: failures are logged and tried again. */
  run(signal: AbortSignal): Promise<void>;
  /** Looks into the queue now rather than within a second. */
  wake(): void;
  /** Stops taking mails, finishes what is under way within the time for farewells, and leaves the rest queued. */
  close(): Promise<void>;
}

export function createMail(options: MailOptions): Outbox {
  const { db, clock, records, sender, dkim = [], log = () => {} } = options;
  checkHeader('From', sender.name);
  checkAddress('From', sender.address);
  if (sender.envelope !== undefined) checkAddress('Return-Path', sender.envelope);
  const kinds = new Map(options.kinds.map((kind) => [kind.name, kind]));
  const server = options.smtpUrl === undefined ? undefined : smtpServer(options.smtpUrl, options.tls);
  const { envelope, egress = ownMachineOnly } = options;
  const s: Sending = { db, clock, records, kinds, sender, dkim, log, envelope, egress, server: server?.host };
  const patient = { ...patience, ...options.patience };
  const courier: Courier = server ? smtpCourier(s, options.databaseUrl, server, patient) : trialCourier(s);
  const wait = new Wait();
  const close = () => courier.close();
  return {
    send: (tx, order, act) => queue(s, tx, order, act),
    returned: (tx, mail, act) => noteReturned(s, tx, mail, act),
    deliverDue: (limit = Number.POSITIVE_INFINITY) => courier.deliverDue(limit),
    run: (signal) => runOutbox(s, courier, wait, signal),
    wake: () => wait.wake(),
    close,
    [Symbol.asyncDispose]: close,
  };
}
