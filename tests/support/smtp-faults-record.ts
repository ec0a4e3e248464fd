/** What the peer really did, against which the client's word is held. Mails are known by their recipient. */
export class FaultyRecord {
  connections = 0;
  closed = 0;
  /** Recipients in the order in which they were named. */
  readonly named: string[] = [];
  readonly mailLines: string[] = [];
  /** What arrived in one piece, without bodies that are longer. */
  readonly pieces: string[] = [];
  resets = 0;
  readonly signIns: (readonly string[])[] = [];
  /** Bodies that were sent although no recipient was left. */
  readonly emptyMails: string[] = [];
  readonly strayLines: string[] = [];
  /** Mails whose connection broke after their body was asked for and before their reply had surely arrived. */
  readonly dark = new Set<string>();
  readonly #waiting: (() => void)[] = [];
  readonly #kept = new Map<string, string[]>();
  readonly #asked = new Set<string>();
  readonly #refusals = new Map<string, string[]>();

  /** Waits until something is true of the record. */
  async until(isTrue: (record: this) => boolean): Promise<void> {
    while (!isTrue(this)) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  changed(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  keep(to: string, body: string): void {
    this.#kept.set(to, [...this.kept(to), body]);
    this.changed();
  }

  /** The mails that the peer has taken for this recipient. */
  kept(to: string): readonly string[] {
    return this.#kept.get(to) ?? [];
  }

  heard(piece: string): void {
    this.pieces.push(piece);
    this.changed();
  }

  asked(to: string): void {
    this.#asked.add(to);
    this.changed();
  }

  wasAsked(to: string): boolean {
    return this.#asked.has(to);
  }

  said(to: string | undefined, reply: string): void {
    if (to !== undefined) this.#refusals.set(to, [...this.refusals(to), reply]);
  }

  /** Replies other than yes that were given while this mail was the one under way. */
  refusals(to: string): readonly string[] {
    return this.#refusals.get(to) ?? [];
  }
}
