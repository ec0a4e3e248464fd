import { createHash } from 'node:crypto';

/** A run of a body: shared memory, or octets as latin1. Line breaks are not cut in two. */
export type Run = Uint8Array | string;

/**
 * The hash of a body that is written in relaxed form already (see quoted-printable), as a stream: only the empty lines at
 * the end are held back until something follows them (RFC 6376, section 3.4.4).
 */
export function bodyHash(runs: readonly Run[]): string {
  const hash = createHash('sha256');
  let held = 0;
  let isEmpty = true;
  for (const run of runs) {
    const end = withoutBreaks(run);
    if (end > 0) {
      hash.update('\r\n'.repeat(held));
      if (typeof run === 'string') hash.update(run.slice(0, end), 'latin1');
      else hash.update(run.subarray(0, end));
      held = 0;
      isEmpty = false;
    }
    held += (run.length - end) / 2;
  }
  if (!isEmpty) hash.update('\r\n');
  return hash.digest('base64');
}

const [carriageReturn, newline] = [0x0d, 0x0a];

/** Where the line breaks at the end of the run begin. */
function withoutBreaks(run: Run): number {
  const at = typeof run === 'string' ? (i: number) => run.charCodeAt(i) : (i: number) => run[i];
  let end = run.length;
  while (end >= 2 && at(end - 1) === newline && at(end - 2) === carriageReturn) end -= 2;
  return end;
}
