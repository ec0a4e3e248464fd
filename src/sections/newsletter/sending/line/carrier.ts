import type { ConnectionOptions } from 'node:tls';
import {
  type BulkMessage,
  type BulkReply,
  type MayLeave,
  openPipeline,
  type PipelineEvent,
  type PipelineOptions,
  personal,
  putLetter,
  signInWorkers,
} from '../../../../core/mail/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { transaction, uuidv7 } from '../../../../core/store/index.ts';
import { filled } from '../../campaign/index.ts';
import type { Claimed } from '../turn/claiming.ts';
import type { CompiledIssue } from './message.ts';

/** Brings mails to where they go: over SMTP, or into the trial mailbox. */
export interface Carrier extends AsyncDisposable {
  /** Fulfilled when there is room for another mail. */
  ready(): Promise<void>;
  /**
   * `mayLeave` is asked last of all, right before the mail is named to the server and before its body; false drops it.
   * `heard` is told of the reply before anything else leaves on its connection.
   */
  carry(
    issue: CompiledIssue,
    recipient: Claimed,
    mayLeave: MayLeave,
    heard: (reply: BulkReply) => void,
  ): Promise<BulkReply | 'kept-back'>;
  /** Something has ended or was halted: what is not on a line yet is asked again whether it may leave. */
  reconsider(): void;
  close(): Promise<void>;
}

export interface CarrierOptions {
  readonly connections: number;
  readonly depth?: number | undefined;
  readonly tls?: ConnectionOptions | undefined;
  readonly patience?: PipelineOptions['patience'];
  readonly log: (event: PipelineEvent) => void;
}

export const carrier = (world: World, options: CarrierOptions): Carrier =>
  world.transport.smtpUrl === undefined ? trialCarrier(world) : smtpCarrier(world, world.transport.smtpUrl, options);

function smtpCarrier(world: World, url: string, { connections, depth, tls, patience, log }: CarrierOptions): Carrier {
  const pipeline = openPipeline({
    url,
    connections,
    egress: world.egress,
    ...(depth && { depth }),
    ...(tls && { tls }),
    ...(patience && { patience }),
    log,
  });
  const { dkim } = world.transport;
  const signer = signInWorkers(dkim);
  const close = async () => {
    await pipeline.close();
    await signer.close();
  };
  return {
    ready: () => pipeline.ready(),
    reconsider: () => pipeline.reconsider(),
    carry: async (issue, recipient, mayLeave, heard) => {
      const now = world.clock.now();
      const message = messageFor(issue, recipient, now);
      const signed = dkim.length === 0 ? message : await signer.sign(message, now);
      return pipeline.send(signed, mayLeave, heard);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

const messageFor = (issue: CompiledIssue, recipient: Claimed, at: Temporal.Instant): BulkMessage =>
  personal(issue.compiled, issue.valuesFor(recipient), issue.coverFor(recipient, at));

// One letter at a time is fast enough for looking at, and leaves the database to others.
function trialCarrier(world: World): Carrier {
  let last: Promise<unknown> = Promise.resolve();
  const close = async () => {
    await last;
  };
  return {
    ready: async () => {
      await last;
    },
    reconsider: () => {},
    carry: async (issue, recipient, mayLeave, heard) => {
      if (!mayLeave('body')) return 'kept-back';
      const stored = putInMailbox(world, issue, recipient);
      last = stored.catch(() => {});
      await stored;
      const reply: BulkReply = {
        id: String(recipient.number),
        outcome: 'accepted',
        code: 250,
        reply: '250 2.0.0 Trial mailbox',
      };
      heard(reply);
      return reply;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function putInMailbox(world: World, issue: CompiledIssue, recipient: Claimed): Promise<void> {
  const now = world.clock.now();
  const message = messageFor(issue, recipient, now);
  const parts = filled(issue.rendered, issue.valuesFor(recipient));
  const ready = {
    to: recipient.email,
    message: { subject: issue.rendered.subject, ...parts, autoSubmitted: 'no' as const },
    raw: Buffer.concat(message.segments),
  };
  await transaction(world.db, (tx) =>
    putLetter(tx, uuidv7(now), recipient.opened, ready, world.rules.policy.controller.email, now),
  );
}
