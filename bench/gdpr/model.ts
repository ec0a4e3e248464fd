import { type Changeable, dataOf, type Metadata, metadataOf } from './datum.ts';
import type { Described, Holder } from './holder.ts';
import type { Group, Operation } from './operation.ts';

interface Known {
  metadata: Metadata;
  version: number;
  readonly until: number;
}

/** When an operation began and when it had its answer. */
interface Lasting {
  readonly at: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** What must be true after every operation: a plain map in memory that judges each answer. */
export class Model {
  readonly #known = new Map<number, Known>();
  readonly #byUser = new Map<number, Set<number>>();
  readonly #byPurpose = new Map<number, Set<number>>();

  constructor(records: number, at: Temporal.Instant) {
    for (let key = 0; key < records; key += 1) this.#insert(key, at);
  }

  /** How many are there and not over. */
  alive(at: Temporal.Instant): number {
    return [...this.#known.values()].filter((known) => known.until > at.epochMilliseconds).length;
  }

  /**
   * Takes an operation over and answers whether the holder's answer is the right one. `until`: when it ended. What became due
   * while it was deleted was erased by whoever came first, the operation or its deadline, and both answers are right.
   */
  judge(operation: Operation, answer: unknown, { at, until }: Lasting, holder: Holder): boolean {
    switch (operation.do) {
      case 'insert':
        this.#insert(operation.key, at);
        return true;
      case 'delete': {
        const known = this.#alive(operation.key, at);
        this.#delete(operation.key);
        if (known && known.until <= until.epochMilliseconds) return typeof answer === 'boolean';
        return answer === (known !== undefined);
      }
      case 'read': {
        const known = this.#alive(operation.key, at);
        return answer === (known && dataOf(operation.key, known.version));
      }
      case 'rewrite': {
        const known = this.#alive(operation.key, at);
        if (known) known.version = operation.version;
        return answer === (known !== undefined);
      }
      case 'read-data':
        return this.#isAllData(operation.of, answer as readonly { key: number; data: string }[], at);
      case 'read-metadata':
        return this.#isAllMetadata(operation.of, answer as readonly Described[], at, holder);
      case 'change':
        this.#change(operation.of, operation.field, operation.value, at);
        return true;
      case 'verify-deletion':
        return answer === (this.#alive(operation.key, at) === undefined);
      case 'read-log':
        return answer === operation.last;
    }
  }

  #alive(key: number, at: Temporal.Instant): Known | undefined {
    const known = this.#known.get(key);
    return known && known.until > at.epochMilliseconds ? known : undefined;
  }

  #insert(key: number, at: Temporal.Instant): void {
    const metadata = metadataOf(key);
    this.#known.set(key, { metadata, version: 0, until: at.epochMilliseconds + 1_000 * metadata.ttl });
    within(this.#byUser, metadata.user).add(key);
    within(this.#byPurpose, metadata.purpose).add(key);
  }

  #delete(key: number): void {
    const known = this.#known.get(key);
    if (!known) return;
    this.#known.delete(key);
    within(this.#byUser, known.metadata.user).delete(key);
    within(this.#byPurpose, known.metadata.purpose).delete(key);
  }

  #of(of: Group, at: Temporal.Instant): [number, Known][] {
    const keys = 'user' in of ? within(this.#byUser, of.user) : within(this.#byPurpose, of.purpose);
    return [...keys].flatMap((key): [number, Known][] => {
      const known = this.#alive(key, at);
      return known ? [[key, known]] : [];
    });
  }

  #change(of: Group, field: Changeable, value: number, at: Temporal.Instant): void {
    for (const [, known] of this.#of(of, at)) known.metadata = { ...known.metadata, [field]: value };
  }

  #isAllData(of: Group, answer: readonly { key: number; data: string }[], at: Temporal.Instant): boolean {
    const expected = new Map(this.#of(of, at));
    return (
      answer.length === expected.size &&
      answer.every(({ key, data }) => data === dataOf(key, expected.get(key)?.version ?? -1))
    );
  }

  #isAllMetadata(of: Group, answer: readonly Described[], at: Temporal.Instant, holder: Holder): boolean {
    const expected = new Map(this.#of(of, at));
    if (answer.length !== expected.size || new Set(answer.map(({ key }) => key)).size !== expected.size) return false;
    return answer.every(({ key, user, ...told }) => {
      const metadata = expected.get(key)?.metadata;
      if (!metadata || holder.userOf(user) !== metadata.user) return false;
      return Object.entries(told).every(([name, value]) => metadata[name as keyof Metadata] === value);
    });
  }
}

function within(groups: Map<number, Set<number>>, name: number): Set<number> {
  const known = groups.get(name) ?? new Set();
  groups.set(name, known);
  return known;
}
