// Four eyes on exports: above the size of the policy nobody takes persons out of the house alone, nor has a program do it.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { parse } from 'node-html-parser';
import type { Policy } from '../../src/core/policy/index.ts';
import { atMostExact, hours } from '../../src/policy.ts';
import type { NewsletterOptions } from '../../src/sections/newsletter/policy.ts';
import { readers, subscribers, withNewsletter } from '../support/campaign.ts';
import { type Browser, staffWorld } from '../support/staff.ts';

const path = '/staff/newsletter/exports';
const policy = await withNewsletter(() => ({ exports: { approvedAbove: 3, approval: atMostExact(hours(24)) } }));
const w = await staffWorld({ policy });
const { db } = w.world;
const mia = await w.insider('mia@avow.test');
const otto = await w.insider('otto@avow.test');
await subscribers(w.world, readers(4));

const asked = { content: 'list', format: 'csv', list: 'newsletter', reason: 'move' };

const count = async (query: ReturnType<typeof sql<{ count: number }>>): Promise<number> =>
  (await query.execute(db)).rows[0]?.count ?? 0;
const disclosed = () =>
  count(sql`select count(*)::int as count from journal.entry where what = 'disclosed' and rule like 'export:%'`);
const open = async (): Promise<readonly string[]> => {
  const { rows } = await sql<{
    record: string;
  }>`select record from newsletter.export order by asked_at, record`.execute(db);
  return rows.map(({ record }) => record);
};
const mainOf = async (answer: Response) =>
  (parse(await answer.text()).querySelector('main')?.structuredText ?? '').replaceAll('\u00a0', ' ');

/** Asks and answers which request it is. */
async function request(by: Browser, what: Record<string, string> = asked): Promise<string> {
  const before = new Set(await open());
  const answer = await by.post(path, what);
  assert.equal(answer.status, 303, await answer.text());
  assert.equal(answer.headers.get('location'), `${path}?asked`);
  const [fresh, ...others] = (await open()).filter((one) => !before.has(one));
  assert.ok(fresh && others.length === 0);
  return fresh;
}

beforeEach(async () => {
  for (const one of await open()) await mia.post(`${path}/${one}/drop`);
});

test('persons above the size are not handed out: it is asked for, and everybody else who may approve gets a mail without a name', async () => {
  const before = (await w.mails()).length;
  await request(mia);
  assert.equal(await disclosed(), 0);
  const mails = (await w.mails()).slice(before);
  assert.deepEqual(mails.flatMap(({ to }) => to).toSorted(), ['otto@avow.test']);
  for (const { subject, text } of mails) {
    assert.equal(subject, 'Bitte freigeben: eine Datenausgabe des Newsletters');
    assert.match(text ?? '', /wartet auf die Freigabe durch jemanden, der sie nicht beantragt hat/);
    assert.doesNotMatch(text ?? '', /reader-/);
  }
});

test('the page says what is asked for, by whom, why, how many and until when', async () => {
  await request(mia);
  const page = await mainOf(await otto.get(path));
  for (const words of [
    /Mehr als 3 Personen werden erst ausgegeben/,
    /Abonnentinnen und Abonnenten/,
    /mia@avow\.test|mia/i,
  ])
    assert.match(page, words);
  assert.match(page, /Wechsel des Versandsystems/);
  assert.match(page, /wartet auf Freigabe/);
  assert.match(page, /24\. Nov\.? 2026/);
});

test('who asked has no button to approve, and is refused without one', async () => {
  const id = await request(mia);
  assert.doesNotMatch(await mainOf(await mia.get(path)), /Freigeben/);
  const answer = await mia.post(`${path}/${id}/approve`);
  assert.equal(answer.status, 422);
  assert.match(await mainOf(answer), /Den eigenen Antrag kann niemand selbst freigeben/);
  assert.equal((await mia.post(`${path}/${id}/fetch`)).status, 422);
  assert.equal(await disclosed(), 0);
});

test('approved by somebody else it is fetched once, by who asked, and each person stands in the journal', async () => {
  const id = await request(mia);
  assert.equal((await otto.post(`${path}/${id}/approve`)).headers.get('location'), `${path}?approved`);
  assert.equal((await otto.post(`${path}/${id}/fetch`)).status, 422, 'who approved does not fetch');
  const file = await mia.post(`${path}/${id}/fetch`);
  assert.equal(file.headers.get('content-disposition'), 'attachment; filename="newsletter-newsletter-list.csv"');
  assert.equal((await file.text()).trim().split('\r\n').length, 5);
  assert.equal(await disclosed(), 4);
  assert.equal((await mia.post(`${path}/${id}/fetch`)).status, 422, 'once');
  assert.equal(await disclosed(), 4);
  const { rows } = await sql<{ what: string; rule: string; actor: string }>`
    select what, rule, actor from journal.entry where record = ${id} order by id`.execute(db);
  assert.deepEqual(
    rows.map(({ what, rule, actor }) => `${what} ${rule} ${actor}`).filter((one) => one.endsWith('staff')),
    ['kept policy:1 staff', 'advanced event:approved staff', 'erased event:used staff'],
  );
});

test('a request that nobody approves lapses, and so does an approval that nobody uses', async () => {
  const late = await request(mia);
  const approved = await request(mia);
  await otto.post(`${path}/${approved}/approve`);
  await w.jumpTo(w.now().add({ hours: 25 }).toString());
  const again = await w.insider('mia@avow.test');
  const other = await w.insider('otto@avow.test');
  assert.equal((await other.post(`${path}/${late}/approve`)).status, 422, 'before the sweep as well');
  assert.equal((await again.post(`${path}/${approved}/fetch`)).status, 422);
  await w.travel('P1D');
  assert.deepEqual(await open(), []);
});

test('a request is refused by somebody else or taken back by who asked, an approval too while it is unused', async () => {
  const [keeper, second] = [await w.insider('mia@avow.test'), await w.insider('otto@avow.test')];
  for (const by of [keeper, second]) {
    const id = await request(keeper);
    assert.equal((await by.post(`${path}/${id}/drop`)).headers.get('location'), `${path}?dropped`);
    assert.deepEqual(await open(), []);
  }
  const id = await request(keeper);
  await second.post(`${path}/${id}/approve`);
  await second.post(`${path}/${id}/drop`);
  assert.equal((await keeper.post(`${path}/${id}/fetch`)).status, 422);
});

test('who may not hand out persons neither asks nor approves nor sees the requests', async () => {
  const [keeper, editor] = [await w.insider('mia@avow.test'), await w.insider('ella@avow.test', 'author')];
  const id = await request(keeper);
  assert.equal((await editor.post(path, asked)).status, 403);
  assert.equal((await editor.post(`${path}/${id}/approve`)).status, 403);
  assert.doesNotMatch(await mainOf(await editor.get(path)), /wartet auf Freigabe/);
  await keeper.post(`${path}/${id}/drop`);
});

test('as many as the policy trusts one with, and figures, need nobody else', async () => {
  const keeper = await w.insider('mia@avow.test');
  assert.equal((await keeper.post(path, { ...asked, content: 'statistics' })).status, 200);
  await keeper.post('/staff/person/withdrawal', {
    address: 'reader-1@example.org',
    channel: 'phone',
    evidence: 'Anruf',
    confirmed: 'yes',
  });
  assert.equal((await keeper.post(path, asked)).status, 200, 'three are subscribed');
  assert.equal((await keeper.post(path, { ...asked, content: 'proofs' })).status, 303, 'proofs are of four');
});

async function call(query: string, token: string): Promise<{ status: number; body: string }> {
  const answer = await w.get(`/api/v1/exports/${query}`, { Authorization: `Bearer ${token}` });
  return { status: answer.status, body: await answer.text() };
}

test('a program exports no more without an approval, and with one what was approved, once', async () => {
  const [keeper, second] = [await w.insider('mia@avow.test'), await w.insider('otto@avow.test')];
  const made = await (await keeper.post('/staff/newsletter/tokens', { label: 'Archiv', scope: 'exports:read' })).text();
  const token = /avow_[\w-]{43}/.exec(made)?.[0] ?? assert.fail('no token was shown');
  const before = await disclosed();
  const refused = await call('proofs?list=newsletter&reason=audit', token);
  assert.deepEqual([refused.status, /needs-approval/.test(refused.body)], [403, true]);
  assert.equal(await disclosed(), before);

  const id = await request(keeper, { content: 'proofs', format: 'json', list: 'newsletter', reason: 'audit' });
  const url = `proofs?list=newsletter&reason=audit&approval=${id}`;
  assert.equal((await call(url, token)).status, 403, 'not approved yet');
  await second.post(`${path}/${id}/approve`);
  assert.match(await mainOf(await keeper.get(path)), new RegExp(`approval=${id}`));
  assert.equal((await call(url.replace('audit', 'move'), token)).status, 403, 'approved for another reason');
  const file = await call(url, token);
  assert.equal(file.status, 200);
  assert.equal((JSON.parse(file.body) as { proofs: unknown[] }).proofs.length, 4);
  const again = await call(url, token);
  assert.deepEqual([again.status, /no-approval/.test(again.body)], [403, true]);
});

test('where the policy names no size, whoever may hand out persons does so alone', async () => {
  const alone = await staffWorld({ policy: await withoutExports() });
  await subscribers(alone.world, readers(5));
  const keeper = await alone.insider();
  assert.equal((await keeper.post(path, asked)).status, 200);
  assert.doesNotMatch(await mainOf(await keeper.get(path)), /werden erst ausgegeben/);
});

/** Another policy of the same company, from before exports were asked about. */
async function withoutExports(): Promise<Policy> {
  const { newsletter } = await import('../../src/policy.ts');
  return {
    ...policy,
    sections: policy.sections.map((section) => {
      if (section.section !== 'newsletter') return section;
      const { exports: _unasked, ...options } = section.settings as unknown as NewsletterOptions;
      return newsletter(options);
    }),
  };
}
