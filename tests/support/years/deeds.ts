import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { holdPerson, liftHold } from '../../../src/core/section/index.ts';
import { transaction } from '../../../src/core/store/index.ts';
import { approveCampaign, draftCampaign, startCampaign } from '../../../src/sections/newsletter/campaign/index.ts';
import { recordWithdrawal, unsubscribeUrl } from '../../../src/sections/newsletter/index.ts';
import { draft } from '../campaign.ts';
import type { Person } from './lives.ts';
import type { Town } from './town.ts';

const act = (town: Town, by: 'person' | 'staff') => ({ now: town.w.now(), by }) as const;

export async function visit(town: Town, { ip }: Person): Promise<void> {
  const response = await town.w.web.request(
    `${town.w.world.baseUrl}/imprint`,
    {},
    { incoming: { socket: { remoteAddress: ip } } },
  );
  assert.equal(response.status, 200);
}

const stage = 'newsletter.subscription';

async function subscriptionsOf({ w: { world } }: Town, address: string, stages: readonly string[]) {
  const { rows } = await sql<{ id: string; since: Temporal.Instant }>`
    select id, since from core.record where subject = ${world.records.subject('newsletter', address)}
      and class = ${stage} and stage = any(${stages}::text[])`.execute(world.db);
  return rows;
}

/** Asks for the newsletter, unless they have it. Answers whether they asked. */
export async function subscribe(town: Town, { address, ip }: Person): Promise<boolean> {
  if ((await subscriptionsOf(town, address, ['active', 'restricted', 'requested'])).length > 0) return false;
  const response = await town.form('/newsletter', { email: address }, ip);
  assert.equal(response.status, 303, `asking for the newsletter answered ${response.status}`);
  return true;
}

/** Follows the link in the mail, if one came. */
export async function confirm(town: Town, { address, ip }: Person): Promise<void> {
  const [requested] = await subscriptionsOf(town, address, ['requested']);
  if (requested && town.post.link(address, /\/newsletter\/confirm\/[\w-]+/)) {
    town.known.facts.set(requested.id, [{ name: 'mail', at: requested.since }]);
    const link = town.post.link(address, /\/newsletter\/confirm\/[\w-]+/) ?? '';
    assert.equal((await town.form(link, {}, ip)).status, 303);
  }
}

export async function unsubscribe(town: Town, { address, ip }: Person): Promise<void> {
  for (const { id } of await subscriptionsOf(town, address, ['active'])) {
    const way = unsubscribeUrl(town.w.world, id).slice(town.w.world.baseUrl.length);
    assert.equal((await town.form(way, { 'List-Unsubscribe': 'One-Click' }, ip)).status, 200);
  }
}

export async function withdrawByPhone(town: Town, { address }: Person): Promise<void> {
  const evidence = 'called, wants no more mails';
  await recordWithdrawal(town.w.world, address, { channel: 'phone', evidence }, act(town, 'staff'));
}

export async function demandErasure(town: Town, { address }: Person): Promise<void> {
  await town.w.world.persons.erase(address, act(town, 'person'));
}

/** Asks for a link to everything that is held, and follows it when it comes. */
export async function askForData(town: Town, { address, ip }: Person): Promise<void> {
  assert.equal((await town.form('/your-data', { email: address }, ip)).status, 303);
}

export async function lookAtData(town: Town, { address, ip }: Person): Promise<void> {
  const link = town.post.link(address, /\/your-data\/open\/[\w-]+/);
  assert.ok(link, `no link came to ${address}`);
  assert.ok((await town.form(link, {}, ip)).status < 400);
}

/** A letter that arrived some days ago; answers how it is answered. */
export async function askByLetter({ w }: Town, { address }: Person): Promise<() => Promise<void>> {
  const { world } = w;
  assert.ok(world.requests);
  const receivedAt = w.now().subtract({ hours: 50 });
  const what = { kinds: ['access'], channel: 'letter', address, receivedAt, language: 'de' } as const;
  const { request } = await transaction(
    world.db,
    (tx) =>
      world.requests?.receive(tx, what, { now: w.now(), by: 'staff' }) ?? Promise.reject(new Error('nobody takes it')),
  );
  return async () => {
    const answered = await transaction(world.db, async (tx) =>
      world.requests?.answer(tx, request, { outcome: 'granted', by: 'letter' }, { now: w.now(), by: 'staff' }),
    );
    assert.ok(answered && 'answered' in answered, JSON.stringify(answered));
  };
}

/** Restricts all that is held; answers how to lift it again. */
export async function restrict(town: Town, { address }: Person): Promise<() => Promise<void>> {
  await town.w.world.persons.restrict(address, 'all', act(town, 'person'));
  return async () => {
    await town.w.world.persons.lift(address, 'all', act(town, 'person'));
  };
}

/** A dispute about what one class holds about a person; answers how to settle it, or nothing where nothing is held. */
export async function dispute(town: Town, { address }: Person): Promise<(() => Promise<void>) | undefined> {
  const { world } = town.w;
  const reviewBy = town.w.now().add({ hours: 24 * 365 * 4 });
  const opened = await holdPerson(
    world,
    { address, class: stage, reference: `A-${address.length}/${town.known.holds.size}`, kind: 'dispute', reviewBy },
    act(town, 'staff'),
  );
  if ('refused' in opened) return undefined;
  const { rows } = await sql<{ record: string }>`select record from core.held where hold = ${opened.hold}`.execute(
    world.db,
  );
  const spans = rows.map(({ record }) => {
    const span: { from: Temporal.Instant; until?: Temporal.Instant } = { from: town.w.now() };
    town.known.holds.set(record, [...(town.known.holds.get(record) ?? []), span]);
    return span;
  });
  return async () => {
    for (const span of spans) span.until = town.w.now();
    await liftHold(world, opened.hold, act(town, 'staff'));
  };
}

/** An issue to everybody who wants it, if anybody does; a second pair of eyes where the policy asks for it. */
export async function sendIssue(town: Town, title: string): Promise<void> {
  const { world } = town.w;
  const readers = await readersOf(town);
  if (readers.length === 0) return;
  const [author, approver] = town.staff;
  const drafted = await draftCampaign(world, { ...draft, subject: title }, { ...act(town, 'staff'), account: author });
  assert.ok('campaign' in drafted, JSON.stringify(drafted));
  const approved = await approveCampaign(world, drafted.campaign, { ...act(town, 'staff'), account: approver });
  assert.ok('campaign' in approved, JSON.stringify(approved));
  const started = await startCampaign(world, drafted.campaign, act(town, 'staff'));
  assert.ok('campaign' in started, JSON.stringify(started));
  town.post.forget();
  await town.deliver();
  // Who has had no mail for so long that their consent may have faded gets none: what came is what counts.
  const came = new Set(town.post.addresses().map((one) => world.records.subject('newsletter', one).toString('hex')));
  for (const { id, subject } of readers) if (came.has(subject.toString('hex'))) town.happened(id, 'mail');
}

async function readersOf({ w }: Town): Promise<readonly { readonly id: string; readonly subject: Buffer }[]> {
  const { rows } = await sql<{ id: string; subject: Buffer }>`
    select id, subject from core.record where class = ${stage} and stage = 'active'`.execute(w.world.db);
  return rows;
}
