/** So many times does a connection send a statement before it is worth a name, as other drivers have it. */
const often = 5;
/** Names for one connection: a kept plan costs its server process some fifty kilobytes. */
const most = 100;
/** What a statement about one thing or a few says: more items, or more bytes, and it is about many. */
const few = { items: 10, bytes: 1024 };

/**
 * Names for the statements that a connection sends again and again, which its server then plans once. A kept plan knows no
 * values, so it is for what is about one thing or a few; a statement about thousands is planned for those thousands.
 */
export class Prepared {
  readonly #met = new Map<string, number>();
  #names = new Map<string, string>();
  #given = 0;

  /** The name under which the statement is to be sent, or undefined where it is better sent without. */
  nameOf(text: string, values: readonly unknown[]): string | undefined {
    if (values.length === 0 || !values.every(isFew)) return undefined;
    return this.#names.get(text) ?? this.#nameFor(text);
  }

  /** The server knows the names no longer, or they mean something else by now: they are never used again. */
  forget(): void {
    this.#names = new Map();
  }

  #nameFor(text: string): string | undefined {
    const times = (this.#met.get(text) ?? 0) + 1;
    // Statements that are put together differ each time: they must not be remembered for ever.
    if (this.#met.size > 10 * most) this.#met.clear();
    this.#met.set(text, times);
    if (times <= often || this.#given >= most) return undefined;
    this.#given += 1;
    const name = `avow_${this.#given}`;
    this.#names.set(text, name);
    return name;
  }
}

const isFew = (value: unknown): boolean =>
  Array.isArray(value) ? value.length <= few.items : !Buffer.isBuffer(value) || value.length <= few.bytes;

/** The server has thrown the statement away (26000), or a migration has changed what it answers (0A000). */
export const isForgotten = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === '26000' || (error.code === '0A000' && error.message.startsWith('cached plan')));
