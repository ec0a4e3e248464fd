// Issues on their way: over a real SMTP server that answers what a test decides.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { simpleParser } from 'mailparser';
import { readVerp, verpAddress } from '../../src/core/mail/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import { takeReport } from '../../src/sections/newsletter/bounce/index.ts';
import {
  cancelCampaign,
  pauseCampaign,
  resumeCampaign,
  startCampaign,
} from '../../src/sections/newsletter/campaign/index.ts';
import { recordWithdrawal, unsubscribeUrl } from '../../src/sections/newsletter/index.ts';
import { runCampaigns, sendDueCampaigns } from '../../src/sections/newsletter/sending/index.ts';
import { bounceDomain } from '../support/bounces.ts';
import { act, type CampaignWorld, campaignWorld, readers, subscribers, withNewsletter } from '../support/campaign.ts';
import { reportTo } from '../support/reports.ts';
import { smtpPeer } from '../support/smtp.ts';
import { faultyPeer } from '../support/smtp-faults.ts';

const header = (raw: string, name: string): string | undefined =>
  new RegExp(`^${name}: (.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(raw)?.[1]?.replace(/\r?\n[ \t]/g, ' ');

const stateOf = async (w: CampaignWorld, campaign: string): Promise<string | undefined> => {
  const { rows } = await sql<{
    state: string;
  }>`select state from newsletter.campaign where record = ${campaign}`.execute(w.world.db);
  return rows[0]?.state;
};

test('each active subscriber gets one mail of their own, with the headers that receivers ask for', async () => {
  await using peer = await faultyPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  const records = await subscribers(w.world, readers(25));
  const id = await w.started();
  await w.send();
  assert.deepEqual(await w.states(id), { accepted: 25 });
  const ids = new Set<string | undefined>();
  for (const [at, to] of readers(25).entries()) {
    const [raw = '', ...others] = peer.record.kept(to);
    assert.equal(others.length, 0);
    const out = unsubscribeUrl(w.world, records[at] ?? '');
    assert.equal(header(raw, 'List-Unsubscribe'), `<${out}>`);
    assert.equal(header(raw, 'List-Unsubscribe-Post'), 'List-Unsubscribe=One-Click');
    assert.equal(header(raw, 'List-Id'), '<newsletter.fluxcess.com>');
    assert.equal(header(raw, 'From'), 'fluxcess GmbH <info@fluxcess.com>');
    assert.equal(header(raw, 'Reply-To'), 'info@fluxcess.com');
    assert.equal(header(raw, 'Auto-Submitted'), undefined);
    ids.add(header(raw, 'Message-ID'));
  }
  assert.equal(ids.size, 25);
  assert.equal(await stateOf(w, id), 'finished');
  await w.send();
  assert.equal(peer.record.named.length, 25, 'nothing is sent again');
});

test('who subscribes after the start is not mailed', async () => {
  await using peer = await faultyPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  await subscribers(w.world, readers(3));
  const id = await w.started();
  await w.jumpTo(w.now().add({ seconds: 1 }).toString());
  await subscribers(w.world, ['late@example.org']);
  await w.send();
  assert.deepEqual([(await w.statistics(id)).recipients, peer.record.kept('late@example.org').length], [3, 0]);
});

test('a refusal is a bounce, “later” comes again by the schedule of all mails, and everybody ends in one state', async () => {
  await using peer = await smtpPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  await subscribers(w.world, readers(4));
  peer.plan.push({ at: 'rcpt', reply: '550 5.1.1 No such user' }, { at: 'rcpt', reply: '451 4.7.1 Greylisted' });
  const id = await w.started();
  await w.send({ connections: 1 });
  assert.deepEqual(await w.states(id), { accepted: 2, bounced: 1, later: 1 });
  assert.equal((await w.statistics(id)).waiting, 1);
  const { rows } = await sql`select code, status, attempt from newsletter.recipient where state = 'bounced'`.execute(
    w.world.db,
  );
  assert.deepEqual(rows, [{ code: 550, status: '5.1.1', attempt: 1 }]);
  await w.jumpTo(w.now().add({ seconds: 59 }).toString());
  await w.send();
  assert.equal(await stateOf(w, id), 'running');
  await w.jumpTo(w.now().add({ seconds: 1 }).toString());
  await w.send();
  assert.deepEqual(await w.states(id), { accepted: 3, bounced: 1 });
  const { accepted, bounced, dropped, waiting, repeated } = await w.statistics(id);
  assert.deepEqual([accepted, bounced, dropped, waiting, repeated], [3, 1, 0, 0, 0]);
  assert.equal(await stateOf(w, id), 'finished');
});

test('a mail whose fate is in the dark goes out again under the same Message-ID, and is told', async () => {
  let dots = 0;
  await using peer = await faultyPeer((phase) =>
    phase === 'dot' && ++dots === 1 ? { kind: 'drop', keeps: true } : undefined,
  );
  const w = await campaignWorld({ smtpUrl: peer.url });
  await subscribers(w.world, readers(1));
  const id = await w.started();
  await w.send();
  assert.deepEqual([await w.states(id), (await w.statistics(id)).repeated], [{ later: 1 }, 1]);
  await w.jumpTo(w.now().add({ minutes: 1 }).toString());
  await w.send();
  const kept = peer.record.kept('reader-1@example.org');
  assert.equal(kept.length, 2);
  assert.equal(new Set(kept.map((raw) => header(raw, 'Message-ID'))).size, 1);
  assert.deepEqual(await w.states(id), { accepted: 1 });
});

test('a paused issue stops, goes on where it was, and nobody gets it twice', async () => {
  await using peer = await faultyPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  await subscribers(w.world, readers(400));
  const id = await w.started();
  const stop = new AbortController();
  const running = runCampaigns(w.world, { window: 20, connections: 1 }, stop.signal);
  await peer.record.until((record) => record.named.length >= 60);
  await pauseCampaign(w.world, id, act(w));
  stop.abort();
  await running;
  const { accepted } = await w.statistics(id);
  assert.ok(accepted < 400, 'it was paused too late');
  await w.send();
  assert.deepEqual([(await w.statistics(id)).accepted, await stateOf(w, id)], [accepted, 'paused']);
  await resumeCampaign(w.world, id, act(w));
  await w.send();
  assert.deepEqual([(await w.statistics(id)).accepted, await stateOf(w, id)], [400, 'finished']);
  for (const to of readers(400)) assert.equal(peer.record.kept(to).length, 1, to);
});

test('a running worker hears of a pause at once: nothing more is named to the server', async () => {
  await using peer = await faultyPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  await subscribers(w.world, readers(2000));
  const id = await startedLarge(w);
  const stop = new AbortController();
  const running = runCampaigns(w.world, { window: 100, connections: 1 }, stop.signal);
  await peer.record.until((record) => record.named.length >= 50);
  const paused = performance.now();
  await pauseCampaign(w.world, id, act(w));
  while ((await w.states(id))['sending']) await new Promise((resolve) => setImmediate(resolve));
  assert.ok(performance.now() - paused < 1000);
  const named = peer.record.named.length;
  stop.abort();
  await running;
  assert.equal(peer.record.named.length, named);
  assert.ok(named < 2000);
});

/** More recipients than one pair of eyes may send to: approved by another account. */
async function startedLarge(w: CampaignWorld): Promise<string> {
  const id = await w.drafted();
  await sql`update newsletter.campaign set state = 'approved', approver = record, approved_at = now() where record = ${id}`.execute(
    w.world.db,
  );
  const outcome = await startCampaign(w.world, id, act(w));
  assert.ok('campaign' in outcome, JSON.stringify(outcome));
  return id;
}

test('a cancelled issue ends for good: who was not mailed by then is dropped', async () => {
  await using peer = await smtpPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  await subscribers(w.world, readers(10));
  peer.plan.push({ at: 'rcpt', reply: '451 4.7.1 Later' });
  const id = await w.started();
  await w.send();
  await cancelCampaign(w.world, id, act(w));
  await w.send();
  assert.deepEqual(await w.states(id), { accepted: 9, dropped: 1 });
  const { waiting, dropped } = await w.statistics(id);
  assert.deepEqual([waiting, dropped, await w.count('newsletter.later')], [0, 1, 0]);
});

test('a domain gets no more mails a second than the policy says, and a restart gives no second burst', async () => {
  await using peer = await faultyPeer();
  const policy = await withNewsletter(({ campaigns }) => ({
    campaigns: { ...campaigns, pace: { perSecond: 1, burst: 5 } },
  }));
  const w = await campaignWorld({ smtpUrl: peer.url, policy });
  await subscribers(w.world, [...readers(12, 'slow.example'), ...readers(3, 'other.example')]);
  const id = await w.started();
  const at = async (seconds: number) => {
    await w.jumpTo(w.now().add({ seconds }).toString());
    await w.send();
    return peer.record.named.filter((to) => to.endsWith('@slow.example')).length;
  };
  // Six: the burst, and the one whose place comes within the second in which the first ones leave.
  assert.equal(await at(0), 6);
  assert.equal(peer.record.named.length, 9, 'the other domain waits for nobody');
  assert.equal(await at(0), 6);
  assert.equal(await at(3), 8);
  assert.equal(await at(4), 12);
  assert.deepEqual(await w.states(id), { accepted: 15 });
  await w.jumpTo(w.now().add({ hours: 1 }).toString());
  await w.started();
  await w.send();
  const { rows } = await sql<{ domain: Buffer }>`select domain from newsletter.pace`.execute(w.world.db);
  assert.ok(rows.every(({ domain }) => !domain.toString().includes('slow')));
});

test('a person on two lists gets an issue to both once, and consent for one list is none for the other', async () => {
  await using peer = await faultyPeer();
  const topics = [{ de: 'unsere Leistungen', en: 'our services' }];
  const policy = await withNewsletter(({ lists }) => ({
    lists: [...lists, { name: 'events', title: { de: 'Termine', en: 'Events' }, topics }],
  }));
  const w = await campaignWorld({ smtpUrl: peer.url, policy });
  await subscribers(w.world, ['both@example.org', 'news@example.org']);
  await subscribers(w.world, ['both@example.org', 'events@example.org'], 'events');
  await w.started({ lists: ['newsletter', 'events'] });
  await w.send();
  assert.deepEqual(peer.record.named.toSorted(), ['both@example.org', 'events@example.org', 'news@example.org']);
  // Each is told of the list by which they get it, and of none that they never signed up for.
  for (const [address, own, other] of [
    ['news@example.org', '„Newsletter“', 'Termine'],
    ['events@example.org', '„Termine“', 'Newsletter“'],
  ] as const) {
    const { text = '' } = await simpleParser(peer.record.kept(address)[0] ?? '');
    const why = /Sie erhalten diese E-Mail, weil .*/.exec(text)?.[0] ?? '';
    assert.ok(why.includes(`${address} für ${own} angemeldet`), why);
    assert.ok(!why.includes(other), why);
  }
  await w.started({ lists: ['events'] });
  await w.send();
  assert.equal(peer.record.kept('news@example.org').length, 1);
  assert.equal(peer.record.kept('both@example.org').length, 2);
  assert.equal(header(peer.record.kept('events@example.org')[1] ?? '', 'List-Id'), '<events.fluxcess.com>');
});

test('an address that has had no mail for longer than the policy allows is not mailed any more', async () => {
  await using peer = await faultyPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  await subscribers(w.world, ['old@example.org']);
  await w.jumpTo('2027-11-23T12:00:00+01:00');
  const [kept] = await subscribers(w.world, ['kept@example.org']);
  await w.jumpTo('2028-05-23T12:00:00+02:00');
  await w.started();
  await w.send();
  assert.deepEqual(peer.record.named, ['kept@example.org'], 'eighteen months after the confirmation it is over');
  await w.jumpTo('2029-11-01T12:00:00+01:00');
  await w.started();
  await w.send();
  assert.equal(peer.record.kept('kept@example.org').length, 2, 'from the last mail it counts anew');
  const record = (await w.recordsOf('kept@example.org')).find(({ id }) => id === kept);
  assert.equal(record?.fact['lastMail']?.slice(0, 10), '2029-11-01');
});

test('an envelope of its own leads a bounce back to its subscription and its issue', async () => {
  await using peer = await faultyPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  const [record] = await subscribers(w.world, readers(1));
  const id = await w.started();
  const world = { ...w.world, transport: { ...w.world.transport, bounceDomain: 'bounce.fluxcess.com' } };
  await sendDueCampaigns(world);
  const [, from = ''] = /<(.*)>/.exec(peer.record.mailLines[0] ?? '') ?? [];
  assert.ok(from.indexOf('@') <= 64);
  assert.deepEqual(readVerp(w.world.vault.secrets.token, from.toUpperCase()), {
    record,
    campaignTail: id.replaceAll('-', '').slice(16),
  });
  const forged = from.replace(/^b\+./, (start) => (start.endsWith('a') ? 'b+b' : 'b+a'));
  assert.equal(readVerp(w.world.vault.secrets.token, forged), undefined);
});

test('nothing of the mail arrives after the answer to a withdrawal, in the middle of a running issue', async () => {
  await using peer = await faultyPeer();
  const w = await campaignWorld({ smtpUrl: peer.url });
  await subscribers(w.world, readers(600));
  const id = await w.started();
  const stop = new AbortController();
  const running = runCampaigns(w.world, { window: 200, connections: 1 }, stop.signal);
  await peer.record.until((record) => record.named.length >= 40);
  const leaving = readers(600).filter((_to, at) => at % 7 === 0);
  const arrivedBy = new Map<string, number>();
  await Promise.all(
    leaving.map(async (to) => {
      await recordWithdrawal(w.world, to, { channel: 'phone', evidence: 'rief an' }, { now: w.now(), by: 'staff' });
      arrivedBy.set(to, peer.record.kept(to).length);
    }),
  );
  await peer.record.until(
    (record) => readers(600).filter((to) => record.kept(to).length > 0).length >= 600 - leaving.length,
  );
  stop.abort();
  await running;
  await w.send();
  for (const to of leaving) assert.equal(peer.record.kept(to).length, arrivedBy.get(to), to);
  const { accepted, dropped, waiting } = await w.statistics(id);
  assert.deepEqual([accepted + dropped, waiting], [600, 0]);
});

test('who ended it, who called it spam and whose address is dead are told apart, beside the issue that came before', async () => {
  const w = await campaignWorld({ returns: { bounceDomain } });
  const people = readers(4);
  const records = await subscribers(w.world, people);
  const id = await w.started();
  await w.send();
  const [ends = '', objects = '', complains = '', dead = ''] = people;
  const note = { channel: 'phone', evidence: 'rief an' } as const;
  await recordWithdrawal(w.world, ends, note, { now: w.now(), by: 'staff' });
  await w.world.persons.object(objects, 'all', { now: w.now(), by: 'person' });
  const envelope = (address: string) =>
    verpAddress(
      w.world.vault.secrets.token,
      { record: records[people.indexOf(address)] ?? '', campaign: id },
      bounceDomain,
    );
  const server = { now: w.now(), by: 'server' } as const;
  assert.equal(await takeReport(w.world, reportTo('arf-abuse', envelope(complains)), server), 'ended');
  await transaction(w.world.db, (tx) =>
    w.world.records.advance(tx, records[people.indexOf(dead)] ?? '', 'bounced', server),
  );
  const { unsubscribed, complained, returned } = await w.statistics(id);
  assert.deepEqual({ unsubscribed, complained, returned }, { unsubscribed: 2, complained: 1, returned: 1 });
  const { rows } = await sql<{ channel: string }>`
    select end_channel as channel from newsletter.subscription where record = ${records[people.indexOf(objects)] ?? ''}`.execute(
    w.world.db,
  );
  assert.equal(rows[0]?.channel, 'objection', 'an objection is noted as one, by whatever page it came');
});
