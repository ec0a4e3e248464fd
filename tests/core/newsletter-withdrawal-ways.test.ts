// S52, for every way by which a subscription ends or is suspended: nothing of the mail leaves after the answer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { verpAddress } from '../../src/core/mail/index.ts';
import { uuidv7 } from '../../src/core/store/index.ts';
import { makeToken } from '../../src/sections/newsletter/api/token/token.ts';
import { takeReport } from '../../src/sections/newsletter/bounce/index.ts';
import { recordWithdrawal, unsubscribeUrl } from '../../src/sections/newsletter/index.ts';
import { preferencesPath, unsubscribePath } from '../../src/sections/newsletter/link.ts';
import { runCampaigns } from '../../src/sections/newsletter/sending/index.ts';
import { bounceDomain } from '../support/bounces.ts';
import { type CampaignWorld, campaignWorld, readers, subscribers } from '../support/campaign.ts';
import { reportTo } from '../support/reports.ts';
import { smtpPeer } from '../support/smtp.ts';

/** Somebody to whom an issue is on its way. */
interface Leaving {
  readonly w: CampaignWorld;
  readonly address: string;
  readonly record: string;
  readonly campaign: string;
}

const by = (w: CampaignWorld, actor: 'person' | 'staff' | 'server') => ({ now: w.now(), by: actor });

async function posted({ w }: Leaving, url: string, body: Readonly<Record<string, string>>): Promise<void> {
  const response = await w.web.request(url, { method: 'POST', body: new URLSearchParams(body) });
  assert.ok(response.status === 200 || response.status === 303, `${response.status}`);
}

async function reported({ w, record }: Leaving, report: string, campaign: string): Promise<string> {
  const to = verpAddress(w.world.vault.secrets.token, { record, campaign }, bounceDomain);
  return takeReport(w.world, reportTo(report, to), by(w, 'server'));
}

const ways: Readonly<Record<string, (leaving: Leaving) => Promise<unknown>>> = {
  'by the link in a mail': (one) => posted(one, unsubscribeUrl(one.w.world, one.record), {}),
  'by one click in the mail program': (one) =>
    posted(one, unsubscribeUrl(one.w.world, one.record), { 'List-Unsubscribe': 'One-Click' }),
  'on the page where lists are chosen': (one) =>
    posted(one, `${one.w.world.baseUrl}${preferencesPath(unsubscribePath(one.w.world, one.record))}`, {
      list: 'newsletter',
    }),
  'told to staff': ({ w, address }) =>
    recordWithdrawal(w.world, address, { channel: 'phone', evidence: 'rief an' }, by(w, 'staff')),
  'through the programming interface': async ({ w, address }) => {
    const token = await makeToken(w.world, { label: 'shop', scopes: ['subscribers:write'] }, by(w, 'staff'));
    const response = await w.web.request(`${w.world.baseUrl}/api/v1/subscribers/withdrawal`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: address, evidence: 'Konto gelöscht' }),
    });
    assert.equal(response.status, 200, await response.text());
  },
  'by a complaint at the own provider': async (one) =>
    assert.equal(await reported(one, 'arf-abuse', one.campaign), 'ended'),
  'by the last of the bounces that the policy allows': async (one) => {
    for (const days of [14, 7]) {
      const earlier = uuidv7(one.w.now());
      await sql`insert into newsletter.mailing (record, campaign, version, content_hash, at)
        values (${one.record}, ${earlier}, 1, ${'0'.repeat(64)}, ${one.w.now().subtract({ hours: 24 * days })})`.execute(
        one.w.world.db,
      );
      assert.equal(await reported(one, 'postfix-unknown-user', earlier), 'counted');
    }
    assert.equal(await reported(one, 'postfix-unknown-user', one.campaign), 'ended');
  },
  'by withdrawing consent on the page of rights': ({ w, address, record }) =>
    w.world.persons.withdraw(address, record, by(w, 'person')),
  'by an objection': ({ w, address }) => w.world.persons.object(address, 'all', by(w, 'person')),
  'by a demand for erasure': ({ w, address }) => w.world.persons.erase(address, by(w, 'person')),
  'by a restriction': ({ w, address }) => w.world.persons.restrict(address, 'all', by(w, 'person')),
};

for (const [way, leave] of Object.entries(ways))
  test(`S52: ${way}: what waits stays here, and what is on the line is over before the answer`, async () => {
    await using peer = await smtpPeer();
    const w = await campaignWorld({ smtpUrl: peer.url, returns: { bounceDomain } });
    const people = readers(4);
    const records = await subscribers(w.world, people);
    const reply = Promise.withResolvers<void>();
    peer.plan.push({ at: 'end', until: reply.promise });
    const campaign = await w.started();
    const stop = new AbortController();
    const ended = peer.nextEnd();
    const running = runCampaigns(w.world, { connections: 1 }, stop.signal);
    const onTheLine = (await ended).to;
    const waiting = people.findLast((to) => to !== onTheLine) ?? '';
    const one = (address: string) => ({ w, address, record: records[people.indexOf(address)] ?? '', campaign });

    await leave(one(waiting));
    let isAnswered = false;
    const answer = leave(one(onTheLine)).then(() => {
      isAnswered = true;
    });
    await stageLeft(w, one(onTheLine).record);
    assert.equal(isAnswered, false, 'it was answered while the mail was still on the line');
    assert.deepEqual(peer.accepted, []);
    reply.resolve();
    await answer;
    const arrived = () => peer.accepted.map(({ to }) => to);
    const byThen = arrived().filter((to) => to === onTheLine);
    while ((await w.statistics(campaign)).waiting > 0) await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    await running;
    assert.deepEqual(
      arrived().filter((to) => to === onTheLine),
      byThen,
    );
    assert.ok(!arrived().includes(waiting));
    assert.equal(arrived().length, people.length - 1);
  });

/** Waits until the deed is in the database, so that only its answer is still to come. */
async function stageLeft(w: CampaignWorld, record: string): Promise<void> {
  for (;;) {
    const { rows } = await sql<{
      stage: string;
    }>`select stage from core.record where id = ${record}`.execute(w.world.db);
    if (rows[0]?.stage !== 'active') return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('who restricts and lifts it again gets the next issue, although a sender had heard of the restriction', async () => {
  await using peer = await smtpPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  const [anna = ''] = readers(1);
  await subscribers(w.world, [anna]);
  const stop = new AbortController();
  const running = runCampaigns(w.world, { connections: 1 }, stop.signal);
  const first = await w.started();
  while ((await w.statistics(first)).waiting > 0 || peer.accepted.length === 0)
    await new Promise((resolve) => setImmediate(resolve));
  await w.world.persons.restrict(anna, 'all', by(w, 'person'));
  await w.world.persons.lift(anna, 'all', by(w, 'staff'));
  await w.started();
  while (peer.accepted.length < 2) await new Promise((resolve) => setImmediate(resolve));
  stop.abort();
  await running;
  assert.deepEqual(
    peer.accepted.map(({ to }) => to),
    [anna, anna],
  );
});
