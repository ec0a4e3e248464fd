// Arrays in PostgreSQL's binary form (src/backend/utils/adt/arrayfuncs.c, array_recv): a driver that writes thousands of
// values as one text, and a server that reads it again, cost more than the rows themselves. Their place in the statement
// says the type, as `${byteaArray(..)}::bytea[]`.

const oid = { bytea: 17, uuid: 2950, timestamptz: 1184 } as const;
const head = 20;

/** For `bytea[]`. */
export function byteaArray(items: readonly Uint8Array[]): Buffer {
  const size = items.reduce((sum, item) => sum + 4 + item.length, head);
  const array = begin(size, oid.bytea, items.length);
  let at = head;
  for (const item of items) {
    at = array.writeInt32BE(item.length, at);
    array.set(item, at);
    at += item.length;
  }
  return array;
}

/** For `uuid[]`. */
export function uuidArray(items: readonly string[]): Buffer {
  const array = begin(head + 20 * items.length, oid.uuid, items.length);
  let at = head;
  for (const item of items) {
    at = array.writeInt32BE(16, at);
    if (array.write(item.replaceAll('-', ''), at, 'hex') !== 16) throw new TypeError('A uuid has sixteen bytes.');
    at += 16;
  }
  return array;
}

// PostgreSQL counts its time from the year 2000, in microseconds.
const epoch = Temporal.Instant.from('2000-01-01T00:00:00Z').epochNanoseconds / 1000n;

/** For `timestamptz[]`; what is finer than a microsecond is cut off, as it is from a single one. */
export function timestamptzArray(items: readonly Temporal.Instant[]): Buffer {
  const array = begin(head + 12 * items.length, oid.timestamptz, items.length);
  let at = head;
  for (const { epochNanoseconds } of items) {
    at = array.writeInt32BE(8, at);
    // Never into the future, also before 1970, where a division rounds up.
    const rest = ((epochNanoseconds % 1000n) + 1000n) % 1000n;
    at = array.writeBigInt64BE((epochNanoseconds - rest) / 1000n - epoch, at);
  }
  return array;
}

function begin(size: number, type: number, items: number): Buffer {
  const array = Buffer.allocUnsafe(size);
  // one dimension, no nulls; an empty one has none
  array.writeInt32BE(1, 0);
  array.writeInt32BE(0, 4);
  array.writeInt32BE(type, 8);
  array.writeInt32BE(items, 12);
  array.writeInt32BE(1, 16);
  return array;
}
