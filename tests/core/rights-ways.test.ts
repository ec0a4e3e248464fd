// Ways that open when one is closed: mails of a case that do not arrive, and addresses that are named later.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { recordsOf } from '../../src/core/records/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { rights } from '../../src/sections/rights/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { staff } from '../../src/staff/index.ts';
import { readPage } from '../support/html.ts';
import { linkIn } from '../support/newsletter.ts';
import { smtpPeer } from '../support/smtp.ts';
import { type Browser, type StaffWorld, staffWorld } from '../support/staff.ts';

const sections = [website, newsletter, rights, staff];
const letter = {
  channel: 'letter',
  received: '2026-11-20T09:30',
  kinds: 'access',
  text: 'Was haben Sie?',
  language: 'de',
};

async function entered(by: Browser, change: Readonly<Record<string, string>>): Promise<string> {
  const answer = await by.post('/staff/cases', { ...letter, objectsTo: 'all', ...change });
  assert.equal(answer.status, 303);
  return answer.headers.get('location') ?? '';
}
const text = async (by: Browser, path: string) => (await readPage(await by.get(path))).text;

/** A house whose mail server refuses the next mail for good. */
async function refusing(peer: Awaited<ReturnType<typeof smtpPeer>>, work: () => Promise<void>) {
  peer.plan.push({ at: 'rcpt', reply: '550 5.1.1 No such user' });
  await work();
}

test('a notice of an extension that does not arrive stands on the case, on the board and in a mail, with the letter to send', async () => {
  await using peer = await smtpPeer();
  const house = await staffWorld({ sections, smtpUrl: peer.url });
  const keeper = await house.insider();
  await house.deliver();
  const path = await entered(keeper, { address: 'gone@example.org', name: 'Gesine' });
  await refusing(peer, async () => {
    await keeper.post(`${path}/extension`, { reasons: 'Sehr viele Daten.', told: 'mail' });
    await house.deliver();
  });
  await house.deliver();
  const told = peer.accepted.at(-1);
  assert.equal(told?.to, 'keeper@avow.test');
  assert.doesNotMatch(told.raw, /gone@example\.org|Gesine/);
  assert.ok(told.raw.includes(path), 'the mail leads to the case');
  const page = await text(keeper, path);
  assert.match(page, /E-Mail unzustellbar: Mitteilung der Verlängerung/);
  assert.match(page, /Sehr viele Daten\./);
  assert.match(page, /bis zum Ablauf des 21\.\s?Dezember 2026/);
  assert.match(await text(keeper, '/staff'), /Anträge mit unzustellbarer Mitteilung/);
  assert.match(await text(keeper, '/staff/cases?state=undelivered'), /E-Mail unzustellbar/);
  assert.equal((await keeper.post(`${path}/extension-told`, { told: 'letter' })).status, 303);
  const after = await text(keeper, path);
  assert.doesNotMatch(after, /E-Mail unzustellbar:/);
  assert.match(after, /Auf anderem Weg mitgeteilt.*per Brief/s);
});

test('an answer that does not arrive asks for a letter, and is over once somebody has answered by one', async () => {
  await using peer = await smtpPeer();
  const house = await staffWorld({ sections, smtpUrl: peer.url });
  const keeper = await house.insider();
  await house.deliver();
  const path = await entered(keeper, { address: 'gone@example.org' });
  await refusing(peer, async () => {
    await keeper.post(`${path}/answer`, { outcome: 'granted', text: 'Nichts.', by: 'mail' });
    await house.deliver();
  });
  const page = await text(keeper, path);
  assert.match(page, /Antworten Sie per Brief oder am Telefon/);
  assert.equal(
    (await keeper.post(`${path}/answer`, { outcome: 'granted', text: 'Nichts.', by: 'letter' })).status,
    303,
  );
  assert.doesNotMatch(await text(keeper, '/staff/cases?state=undelivered'), /Auskunft, unzustellbar|gone@example\.org/);
});

async function subscribed(house: StaffWorld, email: string): Promise<void> {
  await house.post('/newsletter', { email });
  const mail = (await house.mails()).findLast(({ to }) => to.includes(email));
  assert.ok(mail);
  assert.equal((await house.post(new URL(linkIn(mail)).pathname, {})).status, 303);
}

const linkTo = async (house: StaffWorld, email: string): Promise<string> => {
  const mail = (await house.mails()).findLast(
    ({ to, text: said }) => to.includes(email) && said.includes('/your-data/address/'),
  );
  const found = /\/your-data\/address\/\S+/.exec(mail?.text ?? '')?.[0];
  assert.ok(found, `no question went to ${email}`);
  return found;
};

test('a letter without an address becomes a case with one once its mailbox has confirmed it, and nothing is shown before', async () => {
  const house = await staffWorld({ sections });
  const keeper = await house.insider();
  await subscribed(house, 'rosa@example.org');
  const path = await entered(keeper, { address: '', name: 'Rosa Roth' });
  assert.equal((await keeper.post(`${path}/address`, { address: 'rosa at example' })).status, 422);
  assert.equal((await keeper.post(`${path}/address`, { address: 'rosa@example.org' })).status, 303);
  const link = await linkTo(house, 'rosa@example.org');
  assert.match(await text(keeper, path), /noch keine bestätigte E-Mail-Adresse/);
  await house.get(link);
  assert.match(await text(keeper, path), /gefragt, noch nicht bestätigt/, 'looking at the link confirms nothing');
  assert.equal((await house.post(link, {})).status, 303);
  const page = await text(keeper, path);
  assert.match(page, /rosa@example\.org: bestätigt/);
  assert.match(page, /Newsletter/);
  // It is the person's own request from now on, and the journal says that it was assigned.
  const own = await recordsOf(
    house.world.db,
    house.world.records.subject('rights', 'rosa@example.org'),
    'rights.request',
  );
  assert.equal(own.length, 1);
  const { rows } = await sql<{ record: string }>`select record from journal.entry where what = 'assigned'`.execute(
    house.world.db,
  );
  assert.deepEqual(rows, [{ record: own[0]?.id }]);
  assert.equal((await house.post(link, {})).status, 303, 'doing it again changes nothing');
});

test('a second address of the same person is added to what the case shows and to what its answer encloses', async () => {
  const house = await staffWorld({ sections });
  const keeper = await house.insider();
  await subscribed(house, 'first@example.org');
  await subscribed(house, 'second@example.org');
  const path = await entered(keeper, { address: 'first@example.org' });
  await keeper.post(`${path}/address`, { address: 'second@example.org' });
  assert.equal((await keeper.post(`${path}/address`, { address: 'first@example.org' })).status, 422);
  const link = await linkTo(house, 'second@example.org');
  await house.post(link, {});
  const read = await (
    await keeper.post(`${path}/answer/read`, { outcome: 'granted', text: '', report: 'yes', by: 'mail' })
  ).text();
  assert.ok(read.includes('first@example.org') && read.includes('second@example.org'));
});

test('a withdrawal in a letter without an address is carried out the moment the address is confirmed', async () => {
  const house = await staffWorld({ sections });
  const keeper = await house.insider();
  await subscribed(house, 'udo@example.org');
  const path = await entered(keeper, { address: '', name: 'Udo', kinds: 'withdrawal' });
  await keeper.post(`${path}/address`, { address: 'udo@example.org' });
  const stage = async () =>
    (
      await recordsOf(
        house.world.db,
        house.world.records.subject('newsletter', 'udo@example.org'),
        'newsletter.subscription',
      )
    )[0]?.stage;
  const link = await linkTo(house, 'udo@example.org');
  assert.equal(await stage(), 'active');
  await house.post(link, {});
  assert.equal(await stage(), 'proof');
});

test('an address that nobody confirms leaves the case with its answer', async () => {
  const house = await staffWorld({ sections });
  const keeper = await house.insider();
  const path = await entered(keeper, { address: '', name: 'Vera' });
  await keeper.post(`${path}/address`, { address: 'vera@example.org' });
  await keeper.post(`${path}/answer`, { outcome: 'granted', text: 'Nichts gefunden.', by: 'letter' });
  const { rows } = await sql`select from rights.request_address`.execute(house.world.db);
  assert.equal(rows.length, 0);
});

test('a withdrawal that staff enter ends the consents that they choose, after they have seen what becomes of each', async () => {
  const house = await staffWorld({ sections });
  await subscribed(house, 'wim@example.org');
  await house.travel('P31D');
  const keeper = await house.insider();
  await house.post('/newsletter', { email: 'wim@example.org' });
  const consents = await recordsOf(
    house.world.db,
    house.world.records.subject('newsletter', 'wim@example.org'),
    'newsletter.subscription',
  );
  const active = consents.find(({ stage }) => stage === 'active');
  const asked = consents.find(({ stage }) => stage === 'requested');
  assert.ok(active && asked);
  const now = house.now().toZonedDateTimeISO('Europe/Berlin').toPlainDateTime().toString({ smallestUnit: 'minute' });
  const form = { ...letter, received: now, objectsTo: 'all', kinds: 'withdrawal', address: 'wim@example.org' };
  const shown = await keeper.post('/staff/cases', form);
  assert.equal(shown.status, 422);
  const page = await readPage(shown);
  assert.match(page.text, /Noch ist nichts eingetragen/);
  assert.match(page.text, /Nach dem Widerruf:.*4\sJahre/s);
  assert.match(page.text, /war noch nicht bestätigt/);
  const cases = async () => (await house.world.db.selectFrom('rights.request').selectAll().execute()).length;
  assert.equal(await cases(), 0);
  assert.equal((await keeper.post('/staff/cases', { ...form, chosen: 'yes' })).status, 422);
  const chosen = await keeper.post('/staff/cases', { ...form, chosen: 'yes', withdraws: asked.id });
  assert.equal(chosen.status, 303);
  const left = await recordsOf(
    house.world.db,
    house.world.records.subject('newsletter', 'wim@example.org'),
    'newsletter.subscription',
  );
  assert.deepEqual(
    left.map(({ id, stage }) => [id, stage]),
    [[active.id, 'active']],
  );
});

test('before the target of an answer one mail goes out, and an extension makes it one more', async () => {
  const house = await staffWorld({ sections });
  const keeper = await house.insider();
  const path = await entered(keeper, { address: 'xena@example.org' });
  const reminders = async () =>
    (await house.mails()).filter(({ subject }) => subject.startsWith('Bald zu beantworten'));
  // The target is 20 December; the policy reminds seven days before the day is over.
  await house.travelTo('2026-12-13T23:59:00+01:00');
  assert.equal((await reminders()).length, 0);
  await house.travelTo('2026-12-14T00:00:00+01:00');
  const [mail] = await reminders();
  assert.doesNotMatch(mail?.text ?? '', /xena/);
  await house.travel('P1D');
  assert.equal((await reminders()).length, 1);
  const again = await house.insider('again@avow.test');
  assert.equal((await again.post(`${path}/extension`, { reasons: 'Sehr viele Daten.', told: 'mail' })).status, 303);
  await house.travelTo('2027-02-14T12:00:00+01:00');
  assert.equal((await reminders()).filter(({ to }) => to.includes('keeper@avow.test')).length, 2);
});
