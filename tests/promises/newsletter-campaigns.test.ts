// What the newsletter promises of its issues, held against the running system on the reference policy.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { parse } from 'node-html-parser';
import { transaction } from '../../src/core/store/index.ts';
import {
  campaignById,
  cancelCampaign,
  draftCampaign,
  missingForSending,
} from '../../src/sections/newsletter/campaign/index.ts';
import { proofOf, proofPdf, recordWithdrawal, unsubscribeUrl } from '../../src/sections/newsletter/index.ts';
import { newsletterSettings } from '../../src/sections/newsletter/policy.ts';
import { runCampaigns } from '../../src/sections/newsletter/sending/index.ts';
import { act, campaignWorld, draft, readers, subscribers } from '../support/campaign.ts';
import { smtpPeer } from '../support/smtp.ts';
import { faultyPeer } from '../support/smtp-faults.ts';

const anna = 'anna.canary@example.org';

test('S33: an issue is about a topic that the consent names, and comes by e-mail; every other topic is refused', async () => {
  const w = await campaignWorld();
  await w.subscribed(anna);
  for (const { de } of newsletterSettings(w.world.rules.policy).topics)
    assert.ok('campaign' in (await draftCampaign(w.world, { ...draft, topic: de }, act(w))));
  for (const topic of ['Gewinnspiele', 'our services', '']) {
    const outcome = await draftCampaign(w.world, { ...draft, topic }, act(w));
    assert.ok('refused' in outcome);
    assert.deepEqual(
      outcome.refused.map(({ code }) => code),
      ['topic-foreign'],
    );
  }
  // A topic that the policy has dropped since: refused at the last moment too.
  const id = await w.drafted();
  await sql`update newsletter.campaign set topic = 'Gewinnspiele' where record = ${id}`.execute(w.world.db);
  const campaign = await campaignById(w.world.db, id);
  assert.ok(campaign);
  assert.deepEqual(
    (await missingForSending(w.world, campaign)).map(({ code }) => code),
    ['topic-foreign'],
  );
});

test('S34: whoever is not confirmed, restricted or has ended is in no envelope', async () => {
  await using peer = await faultyPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  const [active, restricted, ended, later] = await subscribers(w.world, readers(4));
  await transaction(w.world.db, (tx) => w.world.records.advance(tx, restricted ?? '', 'restrictionDemanded', act(w)));
  await transaction(w.world.db, (tx) => w.world.records.advance(tx, ended ?? '', 'unsubscribed', act(w)));
  const id = await w.started();
  await transaction(w.world.db, (tx) => w.world.records.advance(tx, later ?? '', 'objected', act(w)));
  await w.send();
  assert.ok(active);
  assert.deepEqual(peer.record.named, ['reader-1@example.org']);
  assert.deepEqual(await w.states(id), { accepted: 1 });
});

test('S46: an issue shows an address to nobody but its own reader', async () => {
  await using peer = await faultyPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  await subscribers(w.world, readers(5));
  await w.started();
  await w.send();
  for (const to of readers(5)) {
    const mail = Buffer.from(peer.record.kept(to)[0] ?? '').toString('utf8');
    for (const other of readers(5)) assert.equal(mail.includes(other), other === to, `${other} in the mail to ${to}`);
  }
});

test('S48: the last link of each part of an issue ends the subscription, and works', async () => {
  const w = await campaignWorld();
  await w.subscribed(anna);
  await w.started({ body: 'Text mit [Link](https://avow.test/a).' });
  await w.send();
  const letter = (await w.mails()).findLast(({ to }) => to.includes(anna));
  assert.ok(letter);
  const inText = letter.text.match(/https?:\/\/\S+/g)?.at(-1) ?? '';
  const inHtml = parse(letter.html ?? '')
    .querySelectorAll('a')
    .at(-1)
    ?.getAttribute('href');
  assert.equal(inText, inHtml);
  assert.equal(letter.headers['list-unsubscribe'], `<${inText}>`);
  assert.equal((await w.visit(inText.slice(w.world.baseUrl.length), {})).status, 303);
  assert.deepEqual(
    (await w.recordsOf(anna)).map(({ stage }) => stage),
    ['proof'],
  );
});

test('S48: the link of an old issue works when the issue is long gone', async () => {
  const w = await campaignWorld();
  await w.subscribed(anna);
  const id = await w.started();
  await w.send();
  const link = (await w.mails()).findLast(({ to }) => to.includes(anna))?.headers['list-unsubscribe'] ?? '';
  await w.travelTo('2030-01-02T12:00:00+01:00');
  assert.equal(await campaignById(w.world.db, id), undefined);
  const path = link.slice(1 + w.world.baseUrl.length, -1);
  assert.equal((await w.visit(path, {})).status, 303);
});

test('S50: what was sent stands beside the consent as proof, and its end counts from the last mail', async () => {
  const w = await campaignWorld();
  const record = await w.subscribed(anna);
  await w.jumpTo('2027-02-01T12:00:00+01:00');
  const id = await w.started();
  await w.send();
  const note = { channel: 'mail', evidence: 'schrieb zurück' } as const;
  await w.jumpTo('2028-03-01T12:00:00+01:00');
  await recordWithdrawal(w.world, anna, note, { now: w.now(), by: 'staff' });
  const proof = await proofOf(w.world, anna, { now: w.now(), by: 'staff' });
  const [mailing, ...others] = proof.consents[0]?.mailings ?? [];
  const campaign = await campaignById(w.world.db, id);
  assert.deepEqual(
    [mailing?.campaign, mailing?.version, mailing?.contentHash, mailing?.at.toString(), others.length],
    [id, 1, campaign?.contentHash, '2027-02-01T11:00:00Z', 0],
  );
  assert.ok((await proofPdf(w.world, proof)).length > 0);
  const [kept] = await w.recordsOf(anna);
  assert.equal(
    kept?.gone_by?.toString(),
    '2030-12-31T23:00:00Z',
    'three years after the end of the year of the last mail',
  );
  const held = await w.world.persons.held(anna);
  const fields = held.find((one) => one.record === record.id)?.fields ?? [];
  assert.ok(
    fields.some(({ value }) => value.includes(id)),
    'the person sees it too',
  );
  assert.equal((await w.statistics(id)).unsubscribed, 1);
});

test('S52: who unsubscribes while an issue is running gets no mail after the answer, even of a server that is silent', async () => {
  await using peer = await smtpPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  const people = readers(60);
  const records = await subscribers(w.world, people);
  const silence = Promise.withResolvers<void>();
  peer.plan.push({ at: 'rcpt', until: silence.promise });
  const id = await w.started();
  const stop = new AbortController();
  const named = peer.nextRecipient();
  const running = runCampaigns(w.world, { connections: 1 }, stop.signal);
  const first = await named;
  // All sixty are in hand now, and the line is still: whoever is not on it yet stays here.
  const leaving = people.filter((to, at) => to !== first && at % 3 === 0 && at >= 30);
  for (const to of leaving) {
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const link = unsubscribeUrl(w.world, records[people.indexOf(to)] ?? '');
    assert.equal((await w.web.request(link, { method: 'POST', body })).status, 200);
  }
  assert.equal(peer.accepted.length, 0);
  silence.resolve();
  while ((await w.statistics(id)).waiting > 0) await new Promise((resolve) => setImmediate(resolve));
  stop.abort();
  await running;
  await w.send();
  const arrived = peer.accepted.map(({ to }) => to);
  assert.deepEqual(
    arrived.filter((to) => leaving.includes(to)),
    [],
  );
  assert.deepEqual(await w.states(id), { accepted: 60 - leaving.length, dropped: leaving.length });
});

test('S83: rows of recipients, issues and drafts are erased when the policy says', async () => {
  const w = await campaignWorld();
  await subscribers(w.world, readers(3));
  const sent = await w.started();
  await w.send();
  const left = await w.drafted();
  await w.travelTo('2026-12-22T12:00:00+01:00');
  assert.equal(await w.count('newsletter.recipient'), 3);
  await w.travelTo('2026-12-23T00:00:00+01:00');
  assert.deepEqual([await w.count('newsletter.recipient'), await w.count('newsletter.delivery')], [0, 0]);
  assert.equal((await w.statistics(sent)).accepted, 3, 'numbers name nobody and stay');
  assert.equal(await w.count('newsletter.mailing'), 3, 'the evidence lives with the consent');
  await w.travelTo('2027-11-23T00:00:00+01:00');
  assert.equal(await campaignById(w.world.db, left), undefined);
  assert.ok(await campaignById(w.world.db, sent));
  await w.travelTo('2029-12-30T12:00:00+01:00');
  assert.ok(await campaignById(w.world.db, sent));
  await w.travelTo('2030-01-01T00:00:00+01:00');
  assert.equal(await campaignById(w.world.db, sent), undefined);
});

test('S83: an issue whose rows have reached their end while it was paused is over', async () => {
  const w = await campaignWorld();
  await subscribers(w.world, readers(2));
  const id = await w.started();
  await sql`update newsletter.campaign set state = 'paused' where record = ${id}`.execute(w.world.db);
  await w.travelTo('2027-01-15T12:00:00+01:00');
  await sql`update newsletter.campaign set state = 'running' where record = ${id}`.execute(w.world.db);
  await w.send();
  const { accepted, dropped, waiting } = await w.statistics(id);
  assert.deepEqual([accepted, dropped, waiting], [0, 0, 0]);
  assert.ok('refused' in (await cancelCampaign(w.world, id, act(w))));
});
