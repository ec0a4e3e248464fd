import { cardinality, dataOf } from './datum.ts';
import type { Holder } from './holder.ts';
import type { Model } from './model.ts';
import type { Operation } from './operation.ts';

export interface Ran {
  /** Milliseconds of the operations alone; what judges them is not counted. */
  readonly milliseconds: number;
  readonly right: number;
  readonly all: number;
}

/** Runs the operations one after the other, and judges every answer. */
export async function run(
  holder: Holder,
  model: Model,
  operations: readonly Operation[],
  now: () => Temporal.Instant,
): Promise<Ran> {
  let [milliseconds, right] = [0, 0];
  for (const operation of operations) {
    const at = now();
    const began = performance.now();
    const answer = await perform(holder, operation, at);
    milliseconds += performance.now() - began;
    if (model.judge(operation, answer, { at, until: now() }, holder)) right += 1;
  }
  return { milliseconds, right, all: operations.length };
}

/** Reads everything by purpose, metadata and data, and answers whether it is what the operations must have left. */
export async function audit(holder: Holder, model: Model, at: Temporal.Instant): Promise<Ran> {
  const all = Array.from({ length: cardinality.purpose }, (_, purpose): readonly Operation[] => [
    { do: 'read-data', of: { purpose } },
    { do: 'read-metadata', of: { purpose } },
  ]).flat();
  return run(holder, model, all, () => at);
}

export function perform(holder: Holder, operation: Operation, at: Temporal.Instant): Promise<unknown> {
  switch (operation.do) {
    case 'insert':
      return holder.insert(operation.key, at);
    case 'delete':
      return holder.delete(operation.key, at);
    case 'read':
      return holder.read(operation.key, at);
    case 'rewrite':
      return holder.rewrite(operation.key, dataOf(operation.key, operation.version), at);
    case 'read-data':
      return holder.readData(operation.of, at);
    case 'read-metadata':
      return holder.readMetadata(operation.of, at);
    case 'change':
      return holder.change(operation.of, operation.field, operation.value, at);
    case 'read-log':
      return holder.readLog(operation.last, at);
    case 'verify-deletion':
      return holder.isGone(operation.key, at);
  }
}
