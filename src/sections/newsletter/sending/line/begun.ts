import { sql } from 'kysely';
import type { Queries } from '../../../../core/store/index.ts';

/** How many mails come through in a moment: so many are told to the database ahead of the line, in one commit. */
export class Ahead {
  readonly #most: number;
  #ahead = least;
  #answered = 0;
  #since = performance.now();

  constructor(most: number) {
    this.#most = most;
  }

  answered(): void {
    this.#answered += 1;
  }

  /** How many more to tell now: twice as many where the last ones came through within a moment, else what does in one. */
  next(): number {
    const elapsed = performance.now() - this.#since;
    if (elapsed < moment && this.#answered < this.#ahead) return this.#ahead;
    const wanted = elapsed < moment ? 2 * this.#ahead : Math.ceil((this.#answered * moment) / elapsed);
    this.#ahead = Math.min(this.#most, Math.max(least, wanted));
    [this.#answered, this.#since] = [0, this.#since + elapsed];
    return this.#ahead;
  }
}

// A commit takes milliseconds: told so long ahead, the line never waits for it.
const moment = 25;
const least = 8;

export interface BegunOptions {
  readonly db: Queries;
  readonly claim: string;
  /** Recipients of the claim, and how many of them it was committed with. */
  readonly count: number;
  readonly begun: number;
  readonly ahead: Ahead;
  readonly failed: (error: unknown) => void;
  readonly isOver: () => boolean;
}

/**
 * How far into a claim mails may have left, in the database: for whoever takes over on another machine, where the marks of
 * this one are out of reach. Always told before a mail is handed to the line; and who is told that the claim is not there
 * any more knows that others have it.
 */
export class Begun {
  readonly #options: BegunOptions;
  #told: number;
  #step: number;
  #telling: Promise<void> | undefined;
  #isTaken = false;

  constructor(options: BegunOptions) {
    this.#options = options;
    this.#told = options.begun;
    this.#step = options.begun;
  }

  /** Fulfilled when the mail at this place may go to the line; false where it must not any more. */
  async reach(place: number): Promise<boolean> {
    const { count, isOver } = this.#options;
    // The next step is told while half of the last one is still to be sent.
    if (this.#told < count && place >= this.#told - this.#step / 2) void this.#tell(place);
    while (place >= this.#told && !this.#isTaken && !isOver()) await this.#tell(place);
    return place < this.#told;
  }

  #tell(place: number): Promise<void> {
    this.#telling ??= this.#tellNow(place).finally(() => {
      this.#telling = undefined;
    });
    return this.#telling;
  }

  async #tellNow(place: number): Promise<void> {
    const { db, claim, count, ahead, failed } = this.#options;
    this.#step = ahead.next();
    const begun = Math.min(count, Math.max(this.#told, place + 1) + this.#step);
    try {
      const { numAffectedRows } = await sql`
        update newsletter.claim set begun = ${begun} where id = ${claim}`.execute(db);
      if (numAffectedRows === 1n) this.#told = begun;
      else this.#isTaken = true;
    } catch (error) {
      failed(error);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

const pause = 100;
