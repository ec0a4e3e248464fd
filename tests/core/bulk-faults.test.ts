import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BulkReply } from '../../src/core/mail/index.ts';
import { mailTo, pipelineTo } from '../support/bulk.ts';
import { type FaultyPeer, faultyPeer } from '../support/smtp-faults.ts';
import { faultsOf, plans, type Traits } from '../support/smtp-faults-plan.ts';

/** The client's word against the peer's record. */
function judge({ id, outcome, code, reply }: BulkReply, { record }: FaultyPeer): void {
  const kept = record.kept(id).length;
  const saw = `${id}: ${outcome} ${reply}; kept ${kept}, refusals ${record.refusals(id).join(' | ')}`;
  switch (outcome) {
    case 'accepted':
      assert.equal(kept, 1, saw);
      assert.ok(code >= 200 && code < 300, saw);
      break;
    case 'later':
      assert.equal(kept, 0, saw);
      assert.ok(code === 0 || (code >= 400 && code < 500) || code === 503 || !record.wasAsked(id), saw);
      break;
    case 'refused':
      assert.equal(kept, 0, saw);
      assert.ok(
        record.refusals(id).some((refusal) => refusal.startsWith('5')),
        saw,
      );
      break;
    case 'doubt':
      assert.ok(record.dark.has(id) && record.wasAsked(id) && kept <= 1, saw);
      break;
    default:
      outcome satisfies never;
  }
}

const traits: fc.Arbitrary<Partial<Traits>> = fc.record({
  pipelining: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
  startTls: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
  byOctet: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
  asksForEmptyMail: fc.boolean(),
  mailsPerConnection: fc.constantFrom(Number.POSITIVE_INFINITY, 1, 3),
  farewell: fc.constantFrom('421 4.7.0 Too many messages', '452 4.5.3 Too many messages in this session'),
});

test('whatever the server does, every mail ends in exactly one true state', async () => {
  await fc.assert(
    fc.asyncProperty(plans, traits, fc.integer({ min: 1, max: 14 }), async (plan, trait, count) => {
      await using peer = await faultyPeer(faultsOf(plan), trait);
      await using pipeline = pipelineTo(peer);
      const ids = Array.from({ length: count }, (_, i) => `r${i}@example.org`);
      const replies = await Promise.all(
        ids.map(async (id, i) => await pipeline.send(mailTo(id, i % 5 === 4 ? 150_000 : 0))),
      );
      assert.deepEqual(
        replies.map(({ id }) => id),
        ids,
      );
      assert.equal(pipeline.inFlight, 0);
      for (const reply of replies) judge(reply, peer);
      assert.deepEqual(peer.record.strayLines, []);
      for (const empty of peer.record.emptyMails) assert.equal(empty, '');
    }),
    { numRuns: 80 },
  );
});
