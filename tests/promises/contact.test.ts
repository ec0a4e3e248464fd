// What the policy promises of letters to us, held against a real mailbox where a promise touches one.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import reference from '../../policies/fluxcess.policy.ts';
import { classNamed } from '../../src/core/policy/index.ts';
import { recordById } from '../../src/core/records/index.ts';
import { holdPerson, liftHold } from '../../src/core/section/index.ts';
import { root } from '../../src/root.ts';
import { conversations } from '../../src/sections/contact/conversation/index.ts';
import { contact } from '../../src/sections/contact/index.ts';
import { groundsOf, tasks } from '../../src/sections/contact/review/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { campaignWorld } from '../support/campaign.ts';
import { sightings } from '../support/canary.ts';
import { type DeskWorld, deskWorld, letter, readMailboxes } from '../support/contact-desk.ts';
import { dovecot } from '../support/dovecot.ts';
import { readPage } from '../support/html.ts';
import type { Browser } from '../support/staff.ts';

const anna = 'anna.canary@example.org';
const users = [
  's23-de',
  's23-com',
  's23-form',
  's24',
  's25',
  's26',
  's27',
  's28',
  's29',
  's30',
  's30-unseen',
  's30-held',
  's31',
];
const server = await dovecot({ users });
after(() => server[Symbol.asyncDispose]());

/** Somebody wrote to us, the mailbox is read, and somebody sits at the desk. */
async function received(user: string, raw = letter({ from: `Anna <${anna}>`, text: 'Was kostet der Kanarienvogel?' })) {
  const world = await deskWorld(server, [user]);
  const browser = await world.insider('keeper@avow.test', 'keeper');
  await server.deliver(user, raw);
  await world.read();
  const id = await world.idOf(anna);
  const path = `/staff/contact/${id}`;
  const lies = () => server.holds(user, 'Kanarienvogel');
  return { world, browser, id, path, lies };
}

const pageOf = async (browser: Browser, path: string) => readPage(await browser.get(path));
const stageOf = async ({ world }: Pick<DeskWorld, 'world'>, id: string) => (await recordById(world.db, id))?.stage;
const kept = { ground: 'contract', reason: 'Angebot läuft noch', nextOn: '2027-05-01' };

test('S23: the address is published with a form beside it, and what comes to either mailbox is under the policy', async () => {
  const world = await deskWorld(server, ['s23-de', 's23-com']);
  const notice = await readPage(await world.get('/privacy'));
  assert.match(notice.text, /unter info@fluxcess\.de oder über das Kontaktformular schreiben/);
  const form = await readPage(await world.get('/contact'));
  assert.equal(form.link('info@fluxcess.de'), 'mailto:info@fluxcess.de');
  await server.deliver('s23-de', letter({ from: 'anna@example.org', to: 'info@fluxcess.de' }));
  await server.deliver('s23-com', letter({ from: 'ben@example.org', to: 'info@fluxcess.com' }));
  await world.read();
  const { conversations: found } = await conversations(world.world);
  assert.equal(found.length, 2);
  for (const { goneBy } of found) assert.ok(goneBy, 'each has a deadline');
});

test('S23: what is written into the form lands in the same mailbox, as a conversation with its writer', async () => {
  const world = await deskWorld(server, ['s23-form']);
  await world.post('/contact', { name: 'Anna', email: anna, subject: 'Frage', message: 'Was kostet er?' });
  const [mail] = await world.mails();
  assert.ok(mail);
  await server.deliver('s23-form', mail.raw, { at: mail.at });
  await world.read();
  const [one, ...others] = (await conversations(world.world, { address: anna })).conversations;
  assert.ok(one && one.lastInbound && !one.automatic && one.goneBy);
  assert.deepEqual(others, []);
  assert.equal((await conversations(world.world)).total, 1);
});

test('S24: no import, no foreign key and no purpose leads from the mailbox to newsletter, software or shop', async () => {
  const folder = join(root, 'src/sections/contact');
  const files = globSync('**/*.{ts,tsx}', { cwd: folder });
  assert.ok(files.length > 40, `${files.length} files`);
  const strange = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/from '(\.[^']+)'/g)]
      .map(([, target = '']) => relative(root, join(folder, dirname(file), target)))
      .filter((target) => target.startsWith('src/sections/') && !target.startsWith('src/sections/contact')),
  );
  assert.deepEqual(strange, []);
  const users = globSync('src/sections/{newsletter,software,shop}/**/*.{ts,tsx}', { cwd: root });
  assert.deepEqual(
    users.filter((file) => /['"\s.](contact\.|sections\/contact)/.test(readFileSync(join(root, file), 'utf8'))),
    [],
  );
  const world = await deskWorld(server, ['s24']);
  const { rows } = await sql<{ here: string; there: string }>`
    select c.conrelid::regclass::text as here, c.confrelid::regclass::text as there from pg_constraint c
    where c.contype = 'f' and 'contact' in (
      select n.nspname from pg_class t join pg_namespace n on n.oid = t.relnamespace
      where t.oid in (c.conrelid, c.confrelid))`.execute(world.world.db);
  assert.ok(rows.length > 0);
  for (const { here, there } of rows)
    assert.ok(here.startsWith('contact.') && /^(contact\.|core\.record$)/.test(there), `${here} → ${there}`);
  for (const name of ['contact.conversation', 'contact.form'])
    for (const purpose of classNamed(reference, name).purposes) assert.match(purpose.name, /^contact\./);
});

test('S24: who writes by mail and by the form gets no newsletter, and is nobody to it', async () => {
  const world = await campaignWorld({
    sections: [website, contact, newsletter],
    returns: { imapUrl: server.imapUrl('s24') },
  });
  await server.deliver('s24', letter({ from: anna, text: 'Kanarienvogel' }));
  await readMailboxes(world, server);
  const answer = await world.post('/contact', { email: anna, subject: 'Frage', message: 'Und der Newsletter?' });
  assert.equal(answer.status, 303);
  await world.subscribed('reader@example.org');
  const formed = (await world.mails()).flatMap((mail) => mail.to);
  await world.started();
  await world.travel('P2D');
  await world.send();
  const to = [...formed, ...(await world.mails()).flatMap((mail) => mail.to)];
  assert.ok(to.includes('info@fluxcess.de'), 'the form sent its mail');
  assert.ok(to.includes('reader@example.org'), 'the issue went out');
  assert.ok(!to.includes(anna));
  assert.deepEqual(await world.recordsOf(anna), []);
  const [wrote] = (await conversations(world.world, { address: anna })).conversations;
  assert.ok(wrote);
  assert.deepEqual(await world.world.records.open(world.world.db, wrote.id, 'newsletter.sending'), {
    refused: 'purpose',
  });
  const [mine, theirs] = ['contact', 'newsletter'].map((section) => world.world.records.subject(section, anna));
  assert.notDeepEqual(mine, theirs);
});

test('S25: every conversation has a basis from its first message on, which is never the consent that is only presumed', async () => {
  const { world, browser, id, path } = await received('s25');
  const basis = async () => {
    const record = await recordById(world.world.db, id);
    assert.ok(record);
    return (await groundsOf(world.world.db, [record])).get(id);
  };
  assert.deepEqual(await basis(), { ground: 'legitimate-interest', at: null });
  assert.match((await pageOf(browser, path)).text, /Berechtigtes Interesse \(Buchst\. f\) · angenommen/);
  await browser.post(`${path}/deal`);
  assert.deepEqual(await basis(), { ground: 'contract', at: null });
});

test('S26: consent can be named as the basis, and is marked as weak wherever it is', async () => {
  const { browser, path } = await received('s26');
  const before = await pageOf(browser, path);
  assert.match(before.text, /Einwilligung \(Buchst\. a\)\s*schwach: nur vermutet/);
  await browser.post(`${path}/ground`, { ground: 'consent', reason: 'Ausdrücklich am Telefon' });
  assert.match((await pageOf(browser, path)).text, /Rechtsgrundlage\s+Einwilligung \(Buchst\. a\)\s*schwach/);
  const { basis, withdrawal } = classNamed(reference, 'contact.conversation');
  assert.notEqual(basis.letter, 'a');
  assert.ok(basis.beside.some(({ de }) => /Buchst\. a/.test(de)));
  assert.equal(withdrawal?.event, 'withdrawn');
});

test('S27: a withdrawal erases a conversation from the mailbox at once, unless another ground was established with a reason', async () => {
  const { world, browser, id, path, lies } = await received('s27');
  await server.deliver('s27', letter({ from: 'ben@example.org', text: 'Auftrag 17' }));
  await world.read();
  const other = await world.idOf('ben@example.org');
  await browser.post(`/staff/contact/${other}/ground`, { ground: 'contract', reason: 'Auftrag 17 läuft' });
  for (const one of [id, other]) await browser.post(`/staff/contact/${one}/withdrawal`);
  await world.read();
  assert.equal(await stageOf(world, id), undefined);
  assert.doesNotMatch((await pageOf(browser, path)).html, /Kanarienvogel|canary/);
  assert.equal(await lies(), false);
  assert.equal(await stageOf(world, other), 'current');
  assert.equal(await server.holds('s27', 'Auftrag 17'), true);
  assert.deepEqual(await sightings(anna, { databases: [world.world.db] }), []);
});

test('S28: the basis is changed with a reason; the journal says which and when, and never why', async () => {
  const { world, browser, id, path } = await received('s28');
  const refused = await readPage(await browser.post(`${path}/ground`, { ground: 'contract', reason: '' }));
  assert.equal(refused.status, 422);
  assert.equal((await browser.post(`${path}/ground`, { ground: 'contract', reason: 'Angebot an canary' })).status, 303);
  assert.match((await pageOf(browser, path)).text, /Vertrag oder Anbahnung \(Buchst\. b\)\s*Angebot an canary/);
  const { rows } = await sql<{
    entry: string;
  }>`select e::text as entry from journal.entry e where record = ${id}`.execute(world.world.db);
  assert.ok(rows.some(({ entry }) => entry.includes('ground:b') && entry.includes('staff')));
  assert.deepEqual(await sightings('Angebot an canary', { databases: [world.world.db] }), []);
});

test('S29: each year there is a review to be done before its day, and whoever may do it is told before', async () => {
  const { world, path } = await received('s29');
  const mailed = async () =>
    (await world.mails()).filter(({ to, subject }) => to.includes('keeper@avow.test') && /Zu prüfen/.test(subject));
  await world.travelTo('2027-10-17T12:00:00+02:00');
  assert.deepEqual([(await tasks(world.world, world.now())).open, (await mailed()).length], [0, 0]);
  await world.travelTo('2027-10-31T12:00:00+01:00');
  assert.equal((await tasks(world.world, world.now())).open, 1);
  const [first] = await mailed();
  assert.ok(first && Temporal.Instant.compare(Temporal.Instant.from(first.at), world.now()) < 0);
  assert.doesNotMatch(first.raw, /canary|Kanarienvogel/);
  const keeper = await world.insider('keeper@avow.test', 'keeper');
  assert.match((await pageOf(keeper, '/staff/contact')).text, /Zu prüfen \(1\)/);
  assert.equal((await keeper.post(`${path}/keep`, { ...kept, nextOn: '2028-10-30' })).status, 303);
  assert.equal((await tasks(world.world, world.now())).open, 0);
  await world.travelTo('2028-10-31T12:00:00+01:00');
  assert.equal((await tasks(world.world, world.now())).open, 1);
});

test('S30: what is found not needed is gone from the mailbox within a month, and taken back until then', async () => {
  const { world, browser, id, path, lies } = await received('s30');
  await browser.post(`${path}/drop`);
  assert.equal((await browser.post(`${path}/keep`, kept)).status, 303);
  assert.equal(await stageOf(world, id), 'current');
  await browser.post(`${path}/drop`);
  await world.travelTo('2026-12-21T12:00:00+01:00');
  assert.deepEqual([await stageOf(world, id), await lies()], ['unneeded', true]);
  await world.travelTo('2026-12-24T00:00:00+01:00');
  assert.deepEqual([await stageOf(world, id), await lies()], [undefined, false]);
});

test('S30: what nobody reviews is gone a month after its day, after reminders that went out first', async () => {
  const { world, id, lies } = await received('s30-unseen');
  await world.travelTo('2027-11-29T12:00:00+01:00');
  assert.deepEqual([await stageOf(world, id), await lies()], ['review', true]);
  await world.travelTo('2027-12-02T12:00:00+01:00');
  assert.deepEqual([await stageOf(world, id), await lies()], [undefined, false]);
  const reminders = (await world.mails()).filter(({ to }) => to.includes('keeper@avow.test'));
  const before = reminders.filter(({ subject }) => subject.startsWith('Zu prüfen'));
  const late = reminders.filter(({ subject }) => subject.startsWith('Überfällig'));
  assert.ok(before.length >= 2, `${before.length} before its day`);
  assert.ok(late.length >= 3, `${late.length} after it`);
});

test('S30: a hold keeps it in the mailbox; when that is closed it is gone at once', async () => {
  const { world, browser, id, path, lies } = await received('s30-held');
  const act = { now: world.now(), by: 'staff' } as const;
  const order = { reference: 'V-7', kind: 'dispute', class: 'contact.conversation', address: anna } as const;
  const hold = await holdPerson(world.world, { ...order, reviewBy: world.now().add({ hours: 24 * 90 }) }, act);
  assert.ok('hold' in hold);
  await browser.post(`${path}/drop`);
  await world.travel('P2M');
  assert.deepEqual([await stageOf(world, id), await lies()], ['unneeded', true]);
  await liftHold(world.world, hold.hold, { now: world.now(), by: 'staff' });
  await world.read();
  assert.deepEqual([await stageOf(world, id), await lies()], [undefined, false]);
});

test('S31: a review that keeps names one of the grounds, a reason in words and the next day, or it keeps nothing', async () => {
  const { world, browser, id, path } = await received('s31');
  const page = await pageOf(browser, path);
  assert.match(page.text, /Buchst\. b.*Buchst\. c.*Buchst\. f.*Buchst\. a/s);
  assert.doesNotMatch(page.html, /checked/);
  for (const missing of [
    { ground: '' },
    { ground: 'habit' },
    { reason: '  ' },
    { nextOn: '' },
    { nextOn: '2028-01-01' },
  ])
    assert.equal((await browser.post(`${path}/keep`, { ...kept, ...missing })).status, 422, JSON.stringify(missing));
  const { rows: none } = await sql`select from contact.review`.execute(world.world.db);
  assert.equal(none.length, 0);
  assert.equal((await browser.post(`${path}/keep`, kept)).status, 303);
  const { rows } = await sql<{ ground: string; next_on: Temporal.PlainDate }>`
    select ground, next_on from contact.review where record = ${id}`.execute(world.world.db);
  assert.deepEqual([rows[0]?.ground, rows[0]?.next_on.toString()], ['contract', '2027-05-01']);
});
