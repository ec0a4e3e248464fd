// When a proof ends, for any end of a subscription and any last mail, on the values of the reference policy.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPolicy } from '../../src/assembly/load-policy.ts';
import { calendar, classNamed, dueOf, stageNamed } from '../../src/core/policy/index.ts';
import { root } from '../../src/root.ts';

const policy = await readPolicy(join(root, 'policies/fluxcess.policy.ts'));
const zone = calendar(policy);
const proof = stageNamed(classNamed(policy, 'newsletter.subscription'), 'proof');
const at = (text: string) => Temporal.Instant.from(text);
const moments = fc
  .integer({ min: at('2018-05-25T00:00:00Z').epochMilliseconds, max: at('2060-01-01T00:00:00Z').epochMilliseconds })
  .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));
const isNotAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) <= 0;

/** The same two limits, counted here by hand. */
function limits(ended: Temporal.Instant, lastMail: Temporal.Instant): Temporal.Instant[] {
  const day = ended.toZonedDateTimeISO('Europe/Berlin').toPlainDate().add({ years: 4 });
  const year = lastMail.toZonedDateTimeISO('Europe/Berlin').year + 4;
  return [day.add({ days: 1 }), Temporal.PlainDate.from({ year, month: 1, day: 1 })].map((date) =>
    date.toZonedDateTime('Europe/Berlin').toInstant(),
  );
}

test('a proof is gone by 4 years after the end and by the end of the third year after the last mail, whichever is first', () => {
  fc.assert(
    fc.property(moments, moments, (ended, lastMail) => {
      const due = dueOf(proof, { since: ended, lastMail }, zone);
      const [first] = limits(ended, lastMail).toSorted((a, b) => Temporal.Instant.compare(a, b));
      assert.ok(due && first);
      assert.deepEqual(due.goneBy, first);
      assert.ok(isNotAfter(due.due, due.goneBy));
    }),
  );
});

test('where no mail was ever accepted, the 4 years alone count', () => {
  const due = dueOf(proof, { since: at('2026-11-23T14:05:00+01:00') }, zone);
  assert.deepEqual(due?.goneBy, at('2030-11-23T23:00:00Z'));
});

test('every stage of the newsletter leads to erasure, and none but the proof refuses it to the person', () => {
  const stages = Object.entries(classNamed(policy, 'newsletter.subscription').lifecycle.stages);
  assert.deepEqual(
    stages.filter(([, stage]) => stage.refusesErasure).map(([name]) => name),
    ['proof'],
  );
  for (const [name, stage] of stages) assert.ok(stage.on?.['erasureDemanded'] ?? stage.after, name);
});
