import { closeSync, mkdirSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { BulkOutcome } from '../../../../core/mail/index.ts';

/** How far one mail had come. `dark`: it may have arrived, and nobody was told. */
export type Mark = 'here' | 'dark' | 'accepted' | 'answered';

const marks: readonly Mark[] = ['here', 'dark', 'accepted', 'answered'];
// The start of the machine, then one octet that says whether others have taken over, then one for each recipient.
const flagAt = 36;
const head = flagAt + 1;

/**
 * What a process that is killed leaves behind about one claim: a file with an octet for each recipient, written before the
 * body of a mail leaves and after the server has answered. What a process has written outlives it, but not its machine:
 * then, and where the file is out of reach, everything in hand counts as dark. The database could not be told of each
 * mail at this speed. Nothing in it names a person.
 */
export class Marks {
  readonly #path: string;
  readonly #file: number;
  readonly #places: ReadonlyMap<number, number>;
  #isOpen = true;

  private constructor(path: string, file: number, numbers: readonly number[]) {
    this.#path = path;
    this.#file = file;
    this.#places = new Map(numbers.map((number, at) => [number, head + at]));
  }

  /** Undefined where this machine has no such place. */
  static open(folder: string | undefined, claim: string, numbers: readonly number[]): Marks | undefined {
    const start = startOfMachine();
    if (folder === undefined || start === undefined) return undefined;
    const path = join(folder, claim);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const marks = new Marks(path, openSync(path, 'wx+', 0o600), numbers);
      if (marks.#begin(start, numbers.length)) return marks;
      marks.remove();
    } catch {
      // No such place, and no file: everything in hand will count as dark.
    }
    return undefined;
  }

  #begin(start: string, recipients: number): boolean {
    const octets = Buffer.concat([Buffer.from(start), Buffer.alloc(1 + recipients)]);
    try {
      return writeSync(this.#file, octets) === octets.length;
    } catch {
      return false;
    }
  }

  /** Its body leaves next. False where that cannot be noted, or where others have taken over: then nothing of it may leave. */
  leaves(number: number): boolean {
    try {
      this.#write(number, 'dark');
      // Whoever takes over sets the flag before they read, and this is read after the mark: one of both sees the other.
      const flag = Buffer.alloc(1);
      return readSync(this.#file, flag, 0, 1, flagAt) === 1 && flag[0] === 0;
    } catch {
      return false;
    }
  }

  /** Never throws: what cannot be noted stays dark, and no failure here may pass for one of the mail. */
  answered(number: number, outcome: BulkOutcome): void {
    try {
      if (outcome !== 'doubt') this.#write(number, outcome === 'accepted' ? 'accepted' : 'answered');
    } catch {
      // It counts as one that may come twice.
    }
  }

  /** Everything about this claim is in the database. */
  remove(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
  }

  #write(number: number, mark: Mark): void {
    const at = this.#places.get(number);
    if (at !== undefined) writeSync(this.#file, Uint8Array.of(marks.indexOf(mark)), 0, 1, at);
  }
}

/** What is left of a claim whose worker is gone, by the place of each recipient in it. */
export interface LeftMarks {
  at(place: number): Mark;
  remove(): void;
}

/** Takes the marks of a claim over, so that who wrote them sends nothing more; without a file of this start of the machine all is dark. */
export function takeMarks(folder: string | undefined, claim: string): LeftMarks {
  const path = folder === undefined ? undefined : join(folder, claim);
  const octets = path === undefined ? undefined : flagged(path);
  const isOfNow = octets?.subarray(0, flagAt).toString() === startOfMachine();
  return {
    at: (place) => (octets && isOfNow ? (marks[octets[head + place] ?? 1] ?? 'dark') : 'dark'),
    remove: () => {
      if (path !== undefined) rmSync(path, { force: true });
    },
  };
}

function flagged(path: string): Buffer | undefined {
  try {
    const file = openSync(path, 'r+');
    try {
      writeSync(file, Uint8Array.of(1), 0, 1, flagAt);
    } finally {
      closeSync(file);
    }
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Linux alone says which start of the machine this is; elsewhere nobody could tell an old file from a new one. */
function startOfMachine(): string | undefined {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return undefined;
  }
}
