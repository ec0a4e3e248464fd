import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Bucket, fullBucket, take } from '../../src/core/mail/index.ts';

const start = Temporal.Instant.from('2026-03-02T08:00:00Z');
const after = (milliseconds: number) => start.add({ milliseconds });

/** A life of a bucket: how long until the next taking, and how many are wanted. */
const takings = fc.array(
  fc.record({ wait: fc.integer({ min: -500, max: 5000 }), wanted: fc.integer({ min: 0, max: 50 }) }),
  { maxLength: 60 },
);
const rates = fc.record({ perSecond: fc.constantFrom(0.1, 1, 3, 14, 100), burst: fc.integer({ min: 1, max: 40 }) });

test('never more leaves than the burst and what has come in since', () => {
  fc.assert(
    fc.property(rates, takings, ({ perSecond, burst }, steps) => {
      let bucket = fullBucket(perSecond, burst, start);
      let [elapsed, latest, granted] = [0, 0, 0];
      for (const { wait, wanted } of steps) {
        elapsed += wait;
        latest = Math.max(latest, elapsed);
        const taking = take(bucket, after(elapsed), wanted);
        granted += taking.granted;
        bucket = taking.bucket;
        assert.ok(taking.granted <= wanted);
        assert.ok(granted <= burst + (latest * perSecond) / 1000 + 1e-6);
      }
    }),
  );
});

test('who always takes all gets all that comes in', () => {
  fc.assert(
    fc.property(
      rates,
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 }),
      ({ perSecond, burst }, waits) => {
        let bucket = take(fullBucket(perSecond, burst, start), start, burst).bucket;
        let [elapsed, granted] = [0, 0];
        for (const wait of waits.map((wait) => Math.min(wait, (burst * 1000) / perSecond / 2))) {
          elapsed += Math.floor(wait);
          const taking = take(bucket, after(elapsed), Number.MAX_SAFE_INTEGER);
          granted += taking.granted;
          bucket = taking.bucket;
        }
        assert.ok(granted > (elapsed * perSecond) / 1000 - 1 - 1e-6);
      },
    ),
  );
});

test('at the time that is named there is a token, and not a millisecond earlier', () => {
  const { bucket, granted, next } = take(fullBucket(3, 5, start), start, 9);
  assert.equal(granted, 5);
  assert.equal(take(bucket, next, 1).granted, 1);
  assert.equal(take(bucket, next.subtract({ milliseconds: 1 }), 1).granted, 0);
});

test('a bucket that was stored and read again goes on as before', () => {
  const { bucket } = take(fullBucket(3, 5, start), start, 4);
  const stored = JSON.stringify(bucket);
  const parsed = JSON.parse(stored) as Omit<Bucket, 'at'> & { readonly at: string };
  const read: Bucket = { ...parsed, at: Temporal.Instant.from(parsed.at) };
  assert.deepEqual(take(read, after(700), 9).granted, take(bucket, after(700), 9).granted);
});
