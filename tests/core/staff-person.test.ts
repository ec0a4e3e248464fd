import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { parse } from 'node-html-parser';
import { readSigned } from '../../src/core/journal/index.ts';
import { dump, stands } from '../support/dump.ts';
import { linkIn } from '../support/newsletter.ts';
import { staffWorld } from '../support/staff.ts';

const world = await staffWorld();
const keeper = await world.insider();
const { db } = world.world;

async function subscribed(email: string): Promise<void> {
  await world.post('/newsletter', { email });
  const mail = (await world.mails()).findLast(({ to }) => to.includes(email));
  assert.ok(mail);
  await world.post(new URL(linkIn(mail)).pathname, {});
}

const stageOf = async (email: string) => {
  const { rows } = await sql<{ stage: string }>`
    select stage from core.record where subject = ${world.world.records.subject('newsletter', email)}
      and class = 'newsletter.subscription' order by since desc limit 1`.execute(db);
  return rows[0]?.stage;
};

const textOf = async (answer: Response) =>
  (parse(await answer.text()).querySelector('main')?.structuredText ?? '').replaceAll('\u00a0', ' ');

test('an address is looked up by POST alone; the page says what is held, why, on which ground and until when', async () => {
  await subscribed('petra@person.test');
  const form = parse(await (await keeper.get('/staff/person?address=petra@person.test')).text());
  assert.equal(form.querySelector('input[name=address]')?.getAttribute('value'), '');
  const text = await textOf(await keeper.post('/staff/person', { address: 'Petra@Person.test' }));
  for (const word of ['Newsletter', 'petra@person.test', 'Art. 6 Abs. 1 Buchst. a DSGVO', 'Zwecke', 'gelöscht'])
    assert.ok(text.includes(word), word);
});

test('each look stands in the journal, by record and without the address', async () => {
  await subscribed('looked@person.test');
  await keeper.post('/staff/person', { address: 'looked@person.test' });
  const { rows } = await sql<{ class: string; rule: string; actor: string }>`
    select class, rule, actor from journal.entry where what = 'disclosed' order by id desc limit 1`.execute(db);
  assert.deepEqual(rows, [{ class: rows[0]?.class, rule: 'Art.15', actor: 'staff' }]);
  assert.ok(!stands('looked@person.test', await dump(db)));
});

test('an unknown address holds nothing, and what is none is refused with the form', async () => {
  assert.match(await textOf(await keeper.post('/staff/person', { address: 'no@person.test' })), /nichts gespeichert/);
  assert.equal((await keeper.post('/staff/person', { address: 'no address' })).status, 422);
});

test('the proof of consent is downloaded as PDF; without a consent there is none', async () => {
  await subscribed('proven@person.test');
  const pdf = await keeper.post('/staff/person/proof', { address: 'proven@person.test' });
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
  assert.equal(pdf.headers.get('cache-control'), 'no-store');
  assert.equal(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  );
  assert.equal((await keeper.post('/staff/person/proof', { address: 'nobody@person.test' })).status, 404);
});

test('the same proof is downloaded as signed JSON, by a button of its own beside the PDF', async () => {
  const page = await textOf(await keeper.post('/staff/person', { address: 'proven@person.test' }));
  assert.match(page, /Nachweis als PDF/);
  assert.match(page, /Nachweis als signiertes JSON/);
  const json = await keeper.post('/staff/person/proof', { address: 'proven@person.test', format: 'json' });
  assert.equal(json.headers.get('content-disposition'), 'attachment; filename="proof.json"');
  assert.ok('document' in readSigned(await json.text(), world.signer.publicKey));
});

for (const channel of ['phone', 'letter', 'mail', 'person']) {
  test(`a withdrawal that came by ${channel} is shown first, then ends the subscription, with its evidence sealed`, async () => {
    const address = `${channel}@person.test`;
    await subscribed(address);
    const form = { address, channel, evidence: `Canary ${channel} Evidence` };
    assert.match(await textOf(await keeper.post('/staff/person/withdrawal', form)), /Widerruf jetzt erfassen/);
    assert.equal(await stageOf(address), 'active');
    const done = await keeper.post('/staff/person/withdrawal', { ...form, confirmed: 'yes' });
    assert.match(await textOf(done), /1 Abonnement beendet/);
    assert.equal(await stageOf(address), 'proof');
    assert.ok(!stands(form.evidence, await dump(db)));
    const { rows } = await sql<{ end_channel: string }>`
      select end_channel from newsletter.subscription where end_channel = ${channel}`.execute(db);
    assert.equal(rows.length, 1);
  });
}

test('codes are read as words: the language, and by which way a subscription ended', async () => {
  await subscribed('words@person.test');
  await keeper.post('/staff/person/withdrawal', {
    address: 'words@person.test',
    channel: 'phone',
    evidence: 'called at ten',
    confirmed: 'yes',
  });
  const page = parse(await (await keeper.post('/staff/person', { address: 'words@person.test' })).text());
  const values = page
    .querySelectorAll('.pairs__pair')
    .map((pair) => [pair.querySelector('dt')?.text.trim(), pair.querySelector('dd')?.text.trim()]);
  assert.ok(values.some(([term, value]) => term === 'Sprache' && value === 'Deutsch'));
  assert.ok(values.some(([term, value]) => term === 'Beendet durch' && value === 'Anruf'));
});

test('a withdrawal without what shows it is refused', async () => {
  await subscribed('bare@person.test');
  const answer = await keeper.post('/staff/person/withdrawal', {
    address: 'bare@person.test',
    channel: 'phone',
    evidence: ' ',
    confirmed: 'yes',
  });
  assert.equal(answer.status, 422);
  assert.equal(await stageOf('bare@person.test'), 'active');
});

test('a demand for erasure is confirmed first, and answered in words: what is gone, what stays, why and until when', async () => {
  await subscribed('erased@person.test');
  assert.match(
    await textOf(await keeper.post('/staff/person/erasure', { address: 'erased@person.test' })),
    /Jetzt löschen/,
  );
  assert.equal(await stageOf('erased@person.test'), 'active');
  const text = await textOf(
    await keeper.post('/staff/person/erasure', { address: 'erased@person.test', confirmed: 'yes' }),
  );
  assert.match(
    text,
    /bleibt: .*Art\. 17 Abs\. 3 Buchst\. e DSGVO\. Gelöscht spätestens mit Ablauf des 31\.\sDezember 2029/u,
  );
  assert.equal(await stageOf('erased@person.test'), 'proof');
});

test('a hold keeps a record past its deadline, shows when it must be looked at again, and its end erases at once', async () => {
  const address = 'held@person.test';
  await world.post('/newsletter', { email: address });
  const form = {
    reference: 'V-2026/17',
    kind: 'incident',
    class: 'newsletter.subscription',
    address,
    review: '2026-12-24',
  };
  assert.match(await textOf(await keeper.post('/staff/holds', form)), /ausgesetzt/);
  await world.travel('P20D');
  const again = await world.insider();
  assert.equal(await stageOf(address), 'requested');
  const page = parse(await (await again.get('/staff/holds')).text());
  assert.match(page.querySelector('main')?.structuredText ?? '', /V-2026\/17/);
  const hold = page.querySelector('button[name=hold]')?.getAttribute('value') ?? '';
  assert.match(await textOf(await again.post('/staff/holds/close', { hold })), /Jetzt schließen/);
  assert.equal(await stageOf(address), 'requested');
  assert.match(
    await textOf(await again.post('/staff/holds/close', { hold, confirmed: 'yes' })),
    /1 davon waren fällig oder verlangt/,
  );
  assert.equal(await stageOf(address), undefined);
});

test('a hold without a reference fit for the journal, a day to come or a record is refused', async () => {
  const someone = await world.insider();
  const form = {
    reference: 'V-1',
    kind: 'dispute',
    class: 'newsletter.subscription',
    address: 'nobody@person.test',
    review: '2099-01-01',
  };
  for (const wrong of [
    { reference: 'Herr Müller' },
    { review: '2020-01-01' },
    { review: '2026-02-31' },
    { class: 'x.y' },
    {},
  ])
    assert.equal((await someone.post('/staff/holds', { ...form, ...wrong })).status, 422, JSON.stringify(wrong));
});

test('the journal is verified on demand, and the page keeps the result', async () => {
  const someone = await world.insider();
  assert.match(await textOf(await someone.get('/staff/journal')), /Noch nicht geprüft/);
  assert.equal((await someone.post('/staff/journal')).status, 303);
  assert.match(await textOf(await someone.get('/staff/journal')), /Das Protokoll ist unverändert/);
});

test('a mail in doubt is shown with its Message-ID, and somebody decides', async () => {
  const someone = await world.insider();
  await world.post('/newsletter', { email: 'doubt@person.test' });
  await world.mails();
  await world.post('/staff/sign-in', { email: 'keeper@avow.test' });
  const { rows } = await sql<{ id: string }>`
    update mail.outbox set state = 'doubt', next_at = null where state = 'queued' returning id`.execute(db);
  assert.equal(rows.length, 1);
  const page = parse(await (await someone.get('/staff/outbox')).text());
  assert.match(page.querySelector('code')?.text ?? '', /^<.+@.+>$/);
  await someone.post('/staff/outbox', { id: rows[0]?.id ?? '', decision: 'resend' });
  const { rows: after } = await sql<{ state: string }>`select state from mail.outbox where id = ${rows[0]?.id}`.execute(
    db,
  );
  assert.deepEqual(after, [{ state: 'queued' }]);
});
