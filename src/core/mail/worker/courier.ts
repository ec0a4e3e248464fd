import { claim, release } from '../outbox/claim.ts';
import { counted, type Delivered, none, together } from '../outbox/outcome.ts';
import type { Sending, Taken } from '../outbox/sending.ts';
import { deliverBySmtp } from '../smtp/deliver.ts';
import type { Patience } from '../smtp/patience.ts';
import { SmtpPool } from '../smtp/pool.ts';
import type { SmtpServer } from '../smtp/server.ts';
import { deliverOneLetter } from '../trial/deliver.ts';
import { Presence, recover } from './presence.ts';

/** Brings mails out of the queue to where they go. */
export interface Courier {
  deliverDue(limit: number, signal?: AbortSignal): Promise<Delivered>;
  close(): Promise<void>;
}

export function trialCourier(s: Sending): Courier {
  let isClosed = false;
  return {
    async deliverDue(limit, signal) {
      let delivered = none;
      for (let count = 0; count < limit && !isClosed && !signal?.aborted; count += 1) {
        const outcome = await deliverOneLetter(s, s.clock.now());
        if (outcome === undefined) break;
        delivered = counted(delivered, outcome);
      }
      return delivered;
    },
    async close() {
      isClosed = true;
    },
  };
}

// Taken at once by each connection's worth of work: enough to keep it busy, little enough to share with other workers.
const perConnection = 4;

export function smtpCourier(s: Sending, databaseUrl: string, server: SmtpServer, patience: Patience): Courier {
  const presence = new Presence(databaseUrl);
  const pool = new SmtpPool({ server, patience, egress: s.egress });
  const underWay = new Set<Promise<unknown>>();
  let isClosed = false;

  async function deliverBatch(taken: readonly Taken[], worker: number, isStopping: () => boolean): Promise<Delivered> {
    const waiting = [...taken];
    let delivered = none;
    const lane = async () => {
      for (let mail = waiting.shift(); mail; mail = waiting.shift()) {
        if (isStopping()) {
          waiting.unshift(mail);
          return;
        }
        const outcome = await deliverBySmtp(s, pool, mail);
        delivered = counted(delivered, outcome);
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: pool.size }, lane));
    await release(
      s.db,
      worker,
      waiting.map((mail) => mail.id),
    );
    const failed = ended.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
    return delivered;
  }

  async function deliverDue(limit: number, signal?: AbortSignal): Promise<Delivered> {
    const isStopping = () => isClosed || signal?.aborted === true;
    let total = none;
    let left = limit;
    while (left > 0 && !isStopping()) {
      const worker = await presence.worker();
      const lost = await recover(s.db, worker);
      if (lost > 0) s.log({ event: 'doubt', reason: 'worker-gone' });
      const taken = await claim(s.db, worker, s.clock.now(), Math.min(left, pool.size * perConnection));
      if (taken.length === 0) break;
      left -= taken.length;
      const delivered = await deliverBatch(taken, worker, isStopping);
      total = together(total, delivered);
    }
    return total;
  }

  return {
    deliverDue(limit, signal) {
      const work = deliverDue(limit, signal);
      underWay.add(work);
      return work.finally(() => underWay.delete(work));
    },
    async close() {
      isClosed = true;
      pool.closeIdle();
      // What does not end in time is ended: before the dot it stays queued, after it it is in doubt.
      const timer = setTimeout(() => pool.abort(), patience.farewell.total('milliseconds'));
      await Promise.allSettled(underWay);
      clearTimeout(timer);
      pool.closeIdle();
      await presence[Symbol.asyncDispose]();
    },
  };
}
