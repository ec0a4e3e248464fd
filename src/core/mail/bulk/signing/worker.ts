// The thread that signs; see signer.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { dkimHeaders, parted } from '../../dkim/index.ts';
import { bodyHash } from './body-hash.ts';
import type { SigningJob, SigningKeys, SigningResult } from './job.ts';

// What our own thread hands over is of our own types.
const { keys } = workerData as SigningKeys;

function sign({ number, head, body, at }: SigningJob): SigningResult {
  try {
    const { fields } = parted(Buffer.from(head, 'latin1'));
    const instant = Temporal.Instant.fromEpochMilliseconds(at);
    return { number, headers: dkimHeaders(fields, bodyHash(body), keys, instant) };
  } catch {
    // The other side says it: a mail that cannot be signed is not sent.
    return { number };
  }
}

parentPort?.on('message', (jobs: readonly SigningJob[]) => parentPort?.postMessage(jobs.map(sign)));
