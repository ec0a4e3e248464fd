// The newsletter's promises, each held against the running system on the reference policy.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { parse } from 'node-html-parser';
import { classNamed, purposeNamed } from '../../src/core/policy/index.ts';
import { standings } from '../../src/core/records/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import { proofOf, recordWithdrawal } from '../../src/sections/newsletter/index.ts';
import { dump, stands } from '../support/dump.ts';
import { readPage } from '../support/html.ts';
import { linkIn, newsletterWorld, stagesOf } from '../support/newsletter.ts';

const anna = 'anna.canary@example.org';
const instant = (text: string) => Temporal.Instant.from(text);

test('S32: a visitor subscribes on the website: form, mail, confirmation', async () => {
  const w = await newsletterWorld();
  const form = await readPage(await w.visit('/newsletter'));
  const { method, action, values } = form.button('abonnieren');
  assert.equal(method, 'post');
  const answer = await w.visit(action, { ...values, email: anna });
  assert.equal(answer.status, 303);
  const link = linkIn(await w.letterTo(anna)).slice(w.world.baseUrl.length);
  const asked = await readPage(await w.visit(link));
  const done = await w.visit(asked.button('Anmeldung bestätigen').action, {});
  assert.equal(done.status, 303);
  const success = await readPage(await w.visit(done.headers.get('location') ?? ''));
  assert.equal(success.heading, 'Der Newsletter ist abonniert');
  assert.deepEqual(await stagesOf(w, anna), ['active']);
});

test('S34: only a confirmed subscription that has not ended opens for sending', async () => {
  const w = await newsletterWorld();
  const mayBeSent = async () => {
    const [record] = await w.recordsOf(anna);
    return !('refused' in (await w.world.records.open(w.world.db, record?.id ?? '', 'newsletter.sending')));
  };
  const link = await w.askedToConfirm(anna);
  assert.equal(await mayBeSent(), false);
  await w.visit(link, {});
  assert.equal(await mayBeSent(), true);
  const [record] = await w.recordsOf(anna);
  const act = { now: w.now(), by: 'staff' } as const;
  await transaction(w.world.db, (tx) => w.world.records.advance(tx, record?.id ?? '', 'restrictionDemanded', act));
  assert.equal(await mayBeSent(), false);
  await transaction(w.world.db, (tx) => w.world.records.advance(tx, record?.id ?? '', 'restrictionLifted', act));
  assert.equal(await mayBeSent(), true);
  await transaction(w.world.db, (tx) => w.world.records.advance(tx, record?.id ?? '', 'unsubscribed', act));
  assert.equal(await mayBeSent(), false);
});

test('S35: one field and one button named “abonnieren”; nothing is ticked before', async () => {
  const w = await newsletterWorld();
  const page = await readPage(await w.visit('/newsletter'));
  assert.deepEqual(page.buttons, ['abonnieren']);
  assert.deepEqual(Object.keys(page.button('abonnieren').values), ['email', 'version', 'homepage']);
  const inputs = parse(page.html).querySelectorAll('main input');
  const isForPersons = (input: (typeof inputs)[number]) =>
    input.getAttribute('type') !== 'hidden' && !input.closest('.unseen[aria-hidden="true"]');
  const namesOf = (some: typeof inputs) => some.map((input) => input.getAttribute('name'));
  assert.deepEqual(namesOf(inputs.filter(isForPersons)), ['email']);
  assert.deepEqual(namesOf(inputs.filter((input) => input.hasAttribute('required'))), ['email']);
  assert.equal(page.field('Ihre E-Mail-Adresse').value, '');
  assert.doesNotMatch(page.html, /type="checkbox"|checked/);
  const english = await readPage(await w.visit('/en/newsletter'));
  assert.deepEqual(english.buttons, ['subscribe']);
});

test('S35: posting the address alone is enough', async () => {
  const w = await newsletterWorld();
  assert.equal((await w.signUp(anna)).status, 303);
  assert.deepEqual(await stagesOf(w, anna), ['requested']);
});

test('S35: what is no address is refused at its field, kept as typed, and nothing is stored', async () => {
  const w = await newsletterWorld();
  for (const typed of ['', 'anna', 'anna@', 'a b@example.org', 'anna@example', `${'a'.repeat(65)}@example.org`]) {
    const page = await readPage(await w.signUp(typed));
    const field = page.field('Ihre E-Mail-Adresse');
    assert.deepEqual([page.status, field.value], [422, typed]);
    assert.match(field.description, /E-Mail-Adresse|Feld/);
  }
  assert.equal(await w.count('core.record'), 0);
});

test('S36: one neutral mail per sign-up: who asked what and when, one link, and that doing nothing ends it', async () => {
  const w = await newsletterWorld();
  await w.signUp(anna);
  const letters = await w.mails();
  assert.equal(letters.length, 1);
  const letter = letters[0];
  assert.ok(letter?.text);
  assert.deepEqual(letter.to, [anna]);
  assert.match(letter.subject, /Bitte bestätigen.*Newsletter von fluxcess GmbH/);
  assert.match(letter.text, /am 23\.\s?November 2026, 12:00 Uhr \(MEZ\).*zum Newsletter angemeldet/);
  assert.match(letter.text, /bis 25\.\s?November 2026, 12:00 Uhr \(MEZ\)/);
  assert.match(letter.text, /nichts zu tun: Ohne Bestätigung erhalten Sie .* keine weitere E-Mail/);
  assert.match(letter.text, /löschen sie spätestens am 30\.\s?November 2026/);
  const links = letter.text.match(/https?:\/\/\S+/g) ?? [];
  assert.deepEqual(links.slice(1), ['https://avow.test/imprint', 'https://avow.test/privacy']);
  // LG Stendal 22 S 87/20: a greeting of welcome and an offer of help already made it advertising.
  assert.doesNotMatch(letter.text, /willkommen|angebot|rabatt|entdecken|folgen sie|fragen\?|jetzt|gratis|!/i);
  assert.equal(letter.html, null);
});

test('S36: the mail says that a machine wrote it, can be answered, and is no list mail', async () => {
  const w = await newsletterWorld();
  await w.signUp(anna);
  const { headers } = await w.letterTo(anna);
  assert.equal(headers['auto-submitted'], 'auto-generated');
  assert.equal(headers['reply-to'], 'info@fluxcess.com');
  assert.equal(headers['list-unsubscribe'], undefined);
  assert.equal(headers['precedence'], undefined);
});

test('S36: a link works for 48 hours and not an instant longer', async () => {
  const w = await newsletterWorld();
  const [early, late] = [await w.askedToConfirm(anna), await w.askedToConfirm('bert@example.org')];
  await w.jumpTo('2026-11-25T11:59:59+01:00');
  assert.equal((await w.visit(early, {})).status, 303);
  await w.jumpTo('2026-11-25T12:00:00+01:00');
  const page = await readPage(await w.visit(late, {}));
  assert.deepEqual([page.status, page.heading], [404, 'Dieser Link führt zu nichts mehr']);
  assert.equal(page.link('melden Sie sich bitte noch einmal an'), '/newsletter');
  assert.deepEqual(await stagesOf(w, 'bert@example.org'), ['requested']);
});

test('S37: looking at the link, as mail scanners do, confirms nothing', async () => {
  const w = await newsletterWorld();
  const link = await w.askedToConfirm(anna);
  const before = await dump(w.world.db);
  for (const method of ['GET', 'HEAD', 'OPTIONS'])
    await w.web.request(w.world.baseUrl + link, { method }, { incoming: { socket: { remoteAddress: '203.0.113.7' } } });
  assert.equal(await dump(w.world.db), before);
});

test('S37: an unconfirmed sign-up gets no further mail and is gone after 7 days, with everything it owned', async () => {
  const w = await newsletterWorld();
  const link = await w.askedToConfirm(anna);
  await w.travelTo('2026-11-29T23:59:59+01:00');
  assert.deepEqual(await stagesOf(w, anna), ['requested']);
  await w.travelTo('2026-12-01T00:00:00+01:00');
  assert.deepEqual(await stagesOf(w, anna), []);
  assert.equal(await w.count('newsletter.subscription'), 0);
  assert.equal(await w.count('newsletter.confirmation'), 0);
  assert.deepEqual(await w.mails(), []);
  assert.equal((await w.visit(link, {})).status, 404);
  assert.ok(!stands(anna, await dump(w.world.db)));
});

test('S38, S39: the proof holds when the sign-up and when the confirmation came', async () => {
  const w = await newsletterWorld();
  const link = await w.askedToConfirm(anna);
  await w.jumpTo('2026-11-24T08:30:15+01:00');
  await w.visit(link, {});
  const [consent] = (await proofOf(w.world, anna, { now: w.now(), by: 'staff' })).consents;
  assert.deepEqual(consent?.requestedAt, instant('2026-11-23T11:00:00Z'));
  assert.deepEqual(consent?.confirmedAt, instant('2026-11-24T07:30:15Z'));
});

test('S38, S39: unsubscribing and subscribing again leave the times of the former consent as they were', async () => {
  const w = await newsletterWorld();
  const first = await w.subscribed(anna);
  await w.travel('P2D');
  await w.visit(w.wayOut(first), {});
  await w.travel('P30D');
  await w.subscribed(anna);
  const { consents } = await proofOf(w.world, anna, { now: w.now(), by: 'staff' });
  assert.deepEqual(
    consents.map(({ confirmedAt, end }) => [confirmedAt.toString(), end?.at.toString() ?? null]),
    [
      ['2026-11-23T11:00:00Z', '2026-11-25T11:00:00Z'],
      ['2026-12-25T11:00:00Z', null],
    ],
  );
});

test('S40: the proof holds the IP address of the sign-up and that of the confirmation, also IPv6', async () => {
  const w = await newsletterWorld();
  const link = await w.askedToConfirm(anna, { ip: '::ffff:203.0.113.99' });
  await w.visit(link, {}, { ip: '2001:db8:0:0:ab:0:0:1' });
  const [consent] = (await proofOf(w.world, anna, { now: w.now(), by: 'staff' })).consents;
  assert.deepEqual([consent?.requestedIp, consent?.confirmedIp], ['203.0.113.99', '2001:db8::ab:0:0:1']);
});

test('S40: behind a trusted proxy the client’s address counts; a forged header does not', async () => {
  const w = await newsletterWorld({ trustedProxies: ['10.0.0.0/8'] });
  const forwarded = { 'X-Forwarded-For': '192.0.2.66, 198.51.100.4' };
  const link = await w.askedToConfirm(anna, { ip: '10.1.2.3', headers: forwarded });
  await w.visit(link, {}, { ip: '203.0.113.5', headers: { 'X-Forwarded-For': '192.0.2.66' } });
  const [consent] = (await proofOf(w.world, anna, { now: w.now(), by: 'staff' })).consents;
  assert.deepEqual([consent?.requestedIp, consent?.confirmedIp], ['198.51.100.4', '203.0.113.5']);
});

test('S41: what was logged opens for the proof alone, and each proof is noted in the journal', async () => {
  const w = await newsletterWorld();
  const record = await w.subscribed(anna);
  await w.visit(w.wayOut(record), {});
  const { db, records, rules } = w.world;
  const stage = classNamed(rules.policy, 'newsletter.subscription').lifecycle.stages['proof'];
  assert.deepEqual(stage?.purposes, ['newsletter.proof']);
  for (const purpose of ['newsletter.sending', 'newsletter.confirmation', 'contact.answer', ''])
    assert.deepEqual(await records.open(db, record.id, purpose), { refused: 'purpose' });
  await proofOf(w.world, anna, { now: w.now(), by: 'staff' });
  const { rows } = await sql`select what, rule, actor from journal.entry where what = 'disclosed'`.execute(db);
  assert.deepEqual(rows, [{ what: 'disclosed', rule: 'S41', actor: 'staff' }]);
});

test('S42: sending rests on consent under the provision in force, and the proof holds which wording was consented to', async () => {
  const w = await newsletterWorld();
  const { basis } = classNamed(w.world.rules.policy, 'newsletter.subscription');
  assert.equal(basis.letter, 'a');
  assert.ok(basis.beside.some(({ de }) => de === '§ 7 Abs. 2 Nr. 2 UWG'));
  const form = await readPage(await w.visit('/newsletter'));
  await w.subscribed(anna);
  const [consent] = (await proofOf(w.world, anna, { now: w.now(), by: 'staff' })).consents;
  assert.ok(consent && form.text.includes(consent.consentText));
  assert.ok(form.html.includes(consent.formText), 'the form in the archive is the one on the page');
  assert.equal(consent.policy?.number, w.world.rules.version);
});

test('S42: a form that was shown under another policy is shown again instead of being taken as consent', async () => {
  const w = await newsletterWorld();
  const page = await readPage(await w.visit('/newsletter', { email: anna, version: '0' }));
  assert.equal(page.status, 422);
  assert.match(page.announced.join(), /Datenschutzerklärung hat sich inzwischen geändert/);
  assert.equal(page.field('Ihre E-Mail-Adresse').value, anna);
  assert.equal(page.button('abonnieren').values['version'], String(w.world.rules.version));
  assert.equal(await w.count('core.record'), 0);
});

test('S44: consent is withdrawn at once after it was given, without signing in', async () => {
  const w = await newsletterWorld();
  const link = await w.askedToConfirm(anna);
  await w.visit(link, {});
  const success = await readPage(await w.visit(link));
  const out = await readPage(await w.visit(success.link('abbestellen')));
  const { action, values } = out.button('Newsletter abbestellen');
  assert.deepEqual(values, {});
  assert.equal((await w.visit(action, {})).status, 303);
  assert.deepEqual(await stagesOf(w, anna), ['proof']);
});

test('S45: logging for proof rests on a legitimate interest, which the policy names', async () => {
  const { world } = await newsletterWorld();
  const basis = purposeNamed(world.rules.policy, 'newsletter.proof')?.basis;
  assert.equal(basis?.letter, 'f');
  assert.match(basis?.because?.de ?? '', /sicherer Versand und Nachweis/);
});

test('S46: no other section can find or open an address of the newsletter', async () => {
  const w = await newsletterWorld();
  const record = await w.subscribed(anna);
  for (const section of ['contact', 'software', 'shop', 'staff'])
    assert.ok(!w.world.records.subject(section, anna).equals(record.subject));
  const others = w.world.rules.policy.sections
    .filter(({ section }) => section !== 'newsletter')
    .flatMap(({ classes }) => classes.flatMap(({ purposes }) => purposes.map(({ name }) => name)));
  assert.ok(others.length > 0);
  for (const purpose of others)
    assert.deepEqual(await w.world.records.open(w.world.db, record.id, purpose), { refused: 'purpose' });
});

test('S47: the page shows, its button ends the subscription, and doing it again changes nothing', async () => {
  const w = await newsletterWorld();
  const out = w.wayOut(await w.subscribed(anna));
  const before = await dump(w.world.db);
  for (const method of ['GET', 'HEAD', 'OPTIONS']) await w.web.request(w.world.baseUrl + out, { method });
  assert.equal(await dump(w.world.db), before);
  assert.equal((await w.visit(out, {})).status, 303);
  const after = await dump(w.world.db);
  assert.equal((await w.visit(out, {})).status, 303);
  assert.equal(await dump(w.world.db), after);
  const page = await readPage(await w.visit(out));
  assert.equal(page.heading, 'Der Newsletter ist abbestellt');
  assert.match(page.text, /gelöscht.*spätestens am 31\.\s?Dezember 2029/);
  assert.match(page.text, /für den Versand unlesbar/);
});

test('S47: a mail program unsubscribes by one POST without cookies, which is not redirected (RFC 8058)', async () => {
  const w = await newsletterWorld();
  const url = w.world.baseUrl + w.wayOut(await w.subscribed(anna));
  const multipart = new FormData();
  multipart.set('List-Unsubscribe', 'One-Click');
  const bodies = [new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), multipart];
  for (const body of bodies) {
    const answer = await w.web.request(url, { method: 'POST', body });
    assert.deepEqual(
      [answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')],
      [200, null, null],
    );
  }
  const [consent] = (await proofOf(w.world, anna, { now: w.now(), by: 'staff' })).consents;
  assert.equal(consent?.end?.channel, 'one-click');
});

test('S47: the link works for as long as the proof lives; afterwards it is answered like any unknown one', async () => {
  const w = await newsletterWorld();
  const record = await w.subscribed(anna);
  const out = w.wayOut(record);
  await w.visit(out, {});
  await w.travelTo('2029-12-30T12:00:00+01:00');
  assert.equal((await w.visit(out)).status, 200);
  await w.travelTo('2030-01-01T00:00:00+01:00');
  const answers = [out, `${out.slice(0, -1)}A`, '/newsletter/unsubscribe/x', '/newsletter/confirm/x'];
  const pages = await Promise.all(answers.map(async (path) => readPage(await w.visit(path, {}))));
  assert.deepEqual(new Set(pages.map(({ status, html }) => `${status} ${html}`)).size, 1);
  assert.equal(pages[0]?.status, 404);
});

test('S49: a withdrawal by phone, letter, mail or in person leads to the same end, with its channel and what shows it', async () => {
  const w = await newsletterWorld();
  for (const channel of ['phone', 'letter', 'mail', 'person'] as const) {
    const email = `${channel}@example.org`;
    await w.subscribed(email);
    const evidence = { channel, evidence: 'Notiz 7 vom 23.11., Frau Muster' };
    const outcome = await recordWithdrawal(w.world, email.toUpperCase(), evidence, { now: w.now(), by: 'staff' });
    assert.deepEqual(outcome, { ended: 1, erased: 0 });
    assert.deepEqual(await stagesOf(w, email), ['proof']);
    const [consent] = (await proofOf(w.world, email, { now: w.now(), by: 'staff' })).consents;
    assert.deepEqual([consent?.end?.channel, consent?.end?.evidence], [channel, 'Notiz 7 vom 23.11., Frau Muster']);
  }
});

test('S50: after unsubscribing the address serves as proof alone, for 4 years at most, to the last day', async () => {
  const w = await newsletterWorld({ at: '2026-11-23T12:00:00+01:00' });
  const record = await w.subscribed(anna);
  // As if a newsletter had gone out every year: then only the 4 years count.
  await w.travelTo('2029-03-10T14:05:00+01:00');
  await w.world.records.learn(w.world.db, record.id, { lastMail: w.now() }, { now: w.now(), by: 'server' });
  await w.visit(w.wayOut(record), {});
  const [proof] = await w.recordsOf(anna);
  assert.deepEqual(
    [proof?.stage, proof?.due, proof?.gone_by],
    ['proof', instant('2032-12-30T23:00:00Z'), instant('2032-12-31T23:00:00Z')],
  );
  await w.world.records.learn(
    w.world.db,
    record.id,
    { lastMail: instant('2030-01-02T12:00:00Z') },
    { now: w.now(), by: 'server' },
  );
  const [longest] = await w.recordsOf(anna);
  assert.deepEqual(
    [longest?.due, longest?.gone_by],
    [instant('2033-03-09T23:00:00Z'), instant('2033-03-10T23:00:00Z')],
  );
});

test('S50: who demands erasure keeps only the proof, and is told why and until when', async () => {
  const w = await newsletterWorld();
  await w.subscribed(anna);
  const answers = await w.world.persons.erase(anna, { now: w.now(), by: 'person' });
  const kept = answers.filter(({ outcome }) => outcome === 'kept');
  assert.equal(kept.length, 1);
  const [answer] = kept;
  assert.ok(answer?.outcome === 'kept');
  assert.deepEqual([answer.class, answer.stage, answer.article], ['newsletter.subscription', 'proof', 'Art. 17(3)(e)']);
  assert.match(answer.because.de, /Einwilligung erteilt war/);
  assert.deepEqual(answer.until, instant('2029-12-31T23:00:00Z'));
  const [consent] = (await proofOf(w.world, anna, { now: w.now(), by: 'staff' })).consents;
  assert.equal(consent?.end?.channel, 'erasure');
});

test('S51: the proof is erased on its day: rows, key, letters; no dump holds the address', async () => {
  const w = await newsletterWorld();
  const record = await w.subscribed(anna);
  await w.visit(w.wayOut(record), {});
  assert.ok(!stands(anna, await dump(w.world.db)), 'the address is sealed from the first moment on');
  await w.travelTo('2029-12-30T23:59:59+01:00');
  assert.deepEqual(await stagesOf(w, anna), ['proof']);
  await w.travelTo('2030-01-01T00:00:00+01:00');
  assert.deepEqual(await standings(w.world.db, w.now()), []);
  const dumped = await dump(w.world.db);
  assert.ok(!stands(anna, dumped) && !stands('anna.canary', dumped));
  const { rows } = await sql`select 1 from vault.key where record = ${record.id}`.execute(w.world.db);
  assert.equal(rows.length, 0);
  assert.deepEqual((await proofOf(w.world, anna, { now: w.now(), by: 'staff' })).consents, []);
});

test('S52: a mail that waits when the person withdraws does not leave any more', async () => {
  const w = await newsletterWorld();
  await w.signUp(anna);
  const note = { channel: 'phone', evidence: 'rief an' } as const;
  const outcome = await recordWithdrawal(w.world, anna, note, { now: w.now(), by: 'staff' });
  assert.deepEqual(outcome, { ended: 0, erased: 1 });
  assert.deepEqual(await w.mails(), []);
});

test('S52: a withdrawal ends the consent for the future and leaves it proved for the past', async () => {
  const w = await newsletterWorld();
  const record = await w.subscribed(anna);
  await w.travel('P10D');
  await w.visit(w.wayOut(record), {});
  const [consent] = (await proofOf(w.world, anna, { now: w.now(), by: 'staff' })).consents;
  assert.equal(consent?.confirmedAt.toString(), '2026-11-23T11:00:00Z');
  assert.equal(consent?.end?.at.toString(), '2026-12-03T11:00:00Z');
  assert.deepEqual(await w.world.records.open(w.world.db, record.id, 'newsletter.sending'), { refused: 'purpose' });
});
