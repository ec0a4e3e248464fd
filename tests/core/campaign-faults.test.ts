// Whole issues against a server that fails where chance says: encrypted, signed in, signed by DKIM, by several workers.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { authenticate } from 'mailauth';
import reference from '../../policies/fluxcess.policy.ts';
import { runCampaigns } from '../../src/sections/newsletter/sending/index.ts';
import { patience } from '../support/bulk.ts';
import { type CampaignWorld, campaignWorld, readers, subscribers } from '../support/campaign.ts';
import { type Chance, chance } from '../support/lives-random.ts';
import { type FaultyPeer, faultyPeer } from '../support/smtp-faults.ts';
import { anonymousTls } from '../support/smtp-faults-conversation.ts';
import type { Fault, Phase, Traits } from '../support/smtp-faults-plan.ts';

const [count, workers] = [90, 3];
const { email: sender } = reference.controller;
const domain = sender.slice(sender.lastIndexOf('@') + 1);

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const record = `v=DKIM1; k=rsa; p=${rsa.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;

async function isSigned(raw: string): Promise<boolean> {
  const { dkim } = await authenticate(Buffer.from(raw, 'utf8'), {
    disableArc: true,
    disableDmarc: true,
    disableBimi: true,
    resolver: async (name) => {
      if (name !== `a._domainkey.${domain}`) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
      return [[record]];
    },
  });
  return (dkim?.results ?? []).some(({ status }) => status.result === 'pass');
}

const atTheDoor: readonly Phase[] = ['greeting', 'hello', 'starttls', 'signin'];

/** What goes wrong, if anything: rarely at the door, more often while a mail is under way. */
function faultBy(dice: Chance, phase: Phase): Fault | undefined {
  if (dice.below(100) >= (atTheDoor.includes(phase) ? 8 : 5)) return undefined;
  const keeps = dice.below(2) === 0;
  return dice.one<Fault>([
    { kind: 'reply', reply: '421 4.3.2 Shutting down' },
    { kind: 'reply', reply: '451 4.3.0 Local error' },
    { kind: 'reply', reply: '550 5.1.1 Nobody here' },
    { kind: 'drop', keeps },
    { kind: 'junk', keeps },
    { kind: 'stall', keeps },
    { kind: 'yes-and-drop' },
    { kind: 'half', octets: 1 + dice.below(8), stays: dice.below(2) === 0, keeps },
  ]);
}

/** An issue of which everybody is in one state in the end, sent by several workers while chance is against them. */
async function sentWith(seed: number, traits: Partial<Traits>, closing: AsyncDisposableStack) {
  const dice = chance(seed);
  let isFaulty = true;
  let hits = 0;
  const faults = (phase: Phase) => {
    const fault = isFaulty ? faultBy(dice, phase) : undefined;
    if (fault) hits += 1;
    return fault;
  };
  const peer = closing.use(await faultyPeer(faults, traits));
  const url = new URL(peer.url);
  Object.assign(url, { username: 'sender', password: 'secret' });
  const w = await campaignWorld({
    smtpUrl: String(url).replace(/\/$/, ''),
    dkim: [{ domain, selector: 'a', key: rsa.privateKey }],
  });
  await subscribers(w.world, readers(count));
  const campaign = await w.started();
  const options = { window: 15, connections: 2, tls: anonymousTls, patience };
  for (let round = 1; round <= 3; round += 1) {
    const stop = new AbortController();
    const running = Array.from({ length: workers }, () => runCampaigns(w.world, options, stop.signal));
    while (await isSomebodysTurn(w, campaign)) await new Promise((resolve) => setTimeout(resolve, 10));
    stop.abort();
    await Promise.all(running);
    await w.jumpTo(w.now().add({ hours: 13 }).toString());
  }
  // The server has recovered: whoever was put off has an end before attempts run out.
  isFaulty = false;
  for (let round = 1; round <= 3; round += 1) {
    await w.send(options);
    await w.jumpTo(w.now().add({ hours: 13 }).toString());
  }
  assert.ok(hits > 20, `only ${hits} things went wrong`);
  return { w, peer, campaign };
}

async function stateOf(w: CampaignWorld, campaign: string): Promise<string | undefined> {
  const { rows } = await sql<{
    state: string;
  }>`select state from newsletter.campaign where record = ${campaign}`.execute(w.world.db);
  return rows[0]?.state;
}

async function isSomebodysTurn(w: CampaignWorld, campaign: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from newsletter.delivery d where d.campaign = ${campaign} and (not d.complete or d.taken < d.size
      or exists (select from newsletter.claim m where m.delivery = d.record)
      or exists (select from newsletter.later l where l.delivery = d.record and l.next_at <= ${w.now()}))) as found`.execute(
    w.world.db,
  );
  return rows[0]?.found ?? false;
}

async function endsOf(w: CampaignWorld, campaign: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ subscription: string; state: string }>`
    select p.subscription, p.state from newsletter.recipient p join newsletter.delivery d on d.record = p.delivery
    where d.campaign = ${campaign}`.execute(w.world.db);
  return new Map(rows.map(({ subscription, state }) => [subscription, state]));
}

/** What is told of each person against what the server really did. */
async function judge(w: CampaignWorld, peer: FaultyPeer, campaign: string): Promise<void> {
  const ends = await endsOf(w, campaign);
  assert.equal(ends.size, count);
  let twice = 0;
  for (const to of readers(count)) {
    const [subscription] = await w.recordsOf(to);
    const state = ends.get(subscription?.id ?? '');
    const kept = peer.record.kept(to);
    const saw = `${to}: ${state}, kept ${kept.length}, ${peer.record.refusals(to).join(' | ')}`;
    const refused = [...peer.record.refusals(to), ...peer.record.refusals(sender)].some((said) => said.startsWith('5'));
    if (state === 'accepted') assert.ok(kept.length >= 1, saw);
    else assert.ok(state === 'bounced' && refused, saw);
    // More than told, or although it is called refused: only where a reply was lost.
    if (kept.length > (state === 'accepted' ? 1 : 0)) assert.ok(peer.record.dark.has(to), saw);
    twice += Math.max(0, kept.length - 1);
    const ids = new Set(kept.map((raw) => /^message-id: (.*)$/im.exec(raw)?.[1]));
    assert.ok(ids.size <= 1, saw);
    for (const raw of kept) assert.ok(await isSigned(raw), `${to}: the signature does not hold`);
  }
  const { recipients, accepted, bounced, dropped, waiting, repeated } = await w.statistics(campaign);
  const told = [...ends.values()].filter((state) => state === 'accepted').length;
  assert.deepEqual([recipients, accepted, bounced, dropped, waiting], [count, told, count - told, 0, 0]);
  assert.ok(twice <= repeated, `${twice} arrived twice, ${repeated} were told`);
  assert.deepEqual(peer.record.strayLines, []);
}

const kinds: Readonly<Record<string, Partial<Traits>>> = {
  'that encrypts and asks for a password': { startTls: true, login: 'PLAIN LOGIN' },
  'that encrypts slowly': { startTls: true, login: 'LOGIN', tlsBegins: new Promise((go) => setTimeout(go, 400)) },
  'without PIPELINING': { startTls: true, login: 'PLAIN', pipelining: false },
  'that has enough after a few mails': { startTls: true, login: 'PLAIN', mailsPerConnection: 7 },
  'that asks for mails whose recipient it refused, octet by octet': {
    startTls: true,
    login: 'PLAIN',
    asksForEmptyMail: true,
    byOctet: true,
  },
  'that encrypts from the first octet': { implicitTls: true, login: 'PLAIN LOGIN' },
};

for (const [at, [kind, traits]] of Object.entries(kinds).entries())
  test(`an issue through a failing server ${kind} leaves everybody in one true state`, {
    timeout: 120_000,
  }, async () => {
    await using closing = new AsyncDisposableStack();
    const { w, peer, campaign } = await sentWith(20_261_123 + at, traits, closing);
    assert.equal(await stateOf(w, campaign), 'finished');
    await judge(w, peer, campaign);
    assert.ok(peer.record.signIns.length > 0);
  });
