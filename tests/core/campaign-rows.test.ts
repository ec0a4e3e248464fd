// The rows of recipients in the hands of several: of two issues at once, and of one who takes over while another notes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { transaction } from '../../src/core/store/index.ts';
import { noteResults } from '../../src/sections/newsletter/sending/ledger/results.ts';
import { claim } from '../../src/sections/newsletter/sending/turn/claim.ts';
import { runningDeliveries } from '../../src/sections/newsletter/sending/turn/deliveries.ts';
import { listPage } from '../../src/sections/newsletter/sending/turn/listing.ts';
import { type CampaignWorld, campaignWorld, readers, subscribers, withNewsletter } from '../support/campaign.ts';
import { faultyPeer } from '../support/smtp-faults.ts';

const count = 6;

/** Issues to the same readers, listed and not yet taken; their deliveries in the order of their start. */
async function listed(w: CampaignWorld, issues: number) {
  await subscribers(w.world, readers(count));
  for (let i = 0; i < issues; i += 1) await w.started();
  for (const { delivery } of await runningDeliveries(w.world)) await listPage(w.world, delivery);
  return runningDeliveries(w.world);
}

test('an issue whose recipients have to wait for their domain leaves those alone whom another has in hand', async () => {
  await using peer = await faultyPeer();
  const policy = await withNewsletter(({ campaigns }) => ({
    campaigns: { ...campaigns, pace: { perSecond: 1, burst: count } },
  }));
  const w = await campaignWorld({ smtpUrl: peer.url, policy });
  const [first, second] = await listed(w, 2);
  assert.ok(first && second);
  const inHand = await claim(w.world, { ...first, worker: 1, most: count, begun: count });
  assert.equal(inHand.recipients.length, count);
  const early = await claim(w.world, { ...second, worker: 2, most: count, begun: count });
  assert.ok(early.recipients.length < count, 'some of the second issue have to wait');
  assert.deepEqual(await w.states(first.campaign), { sending: count });
  const { rows } = await sql<{ delivery: string }>`select distinct delivery from newsletter.later`.execute(w.world.db);
  assert.deepEqual(rows, [{ delivery: second.delivery }]);
});

test('a mail that was accepted is noted although somebody takes its recipient over at this very moment', async () => {
  await using peer = await faultyPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  const { db } = w.world;
  const [issue] = await listed(w, 1);
  assert.ok(issue);
  const window = await claim(w.world, { ...issue, worker: 1, most: count, begun: count });
  const results = window.recipients.map(({ number }) => ({
    claim: window.id,
    delivery: issue.delivery,
    number,
    worker: 1,
    state: 'accepted' as const,
  }));
  let noted: Promise<void> | undefined;
  await transaction(db, async (tx) => {
    await sql`update newsletter.recipient set state = 'later', worker = null`.execute(tx);
    noted = noteResults(w.world, results, [window.id]);
    await waitsForUs();
  });
  await noted;
  assert.deepEqual(await w.states(issue.campaign), { accepted: count });
  assert.equal((await w.statistics(issue.campaign)).accepted, count);

  async function waitsForUs(): Promise<void> {
    const { rows } = await sql`select from pg_catalog.pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if (rows.length === 0) await waitsForUs();
  }
});
