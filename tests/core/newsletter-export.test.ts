import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { csvLine } from '../../src/sections/newsletter/export/index.ts';
import { type Line, readTable, recognise } from '../../src/sections/newsletter/import/file/index.ts';
import { runImports, startImport, upload } from '../../src/sections/newsletter/index.ts';
import { withNewsletter } from '../support/campaign.ts';
import { declared, head, proven } from '../support/import.ts';
import { staffWorld } from '../support/staff.ts';

// More than are handed out here without a second pair of eyes, which has a test of its own.
const policy = await withNewsletter(({ exports }) => (exports ? { exports: { ...exports, approvedAbove: 5000 } } : {}));
const w = await staffWorld({ policy });
const path = '/staff/newsletter/exports';
const mia = await w.insider();
const act = () => ({ now: w.now(), by: 'staff' as const });

async function taken(...lines: string[]): Promise<void> {
  const uploaded = await upload(w.world, { name: 'a.csv', bytes: [Buffer.from([head, ...lines].join('\n'))] }, act());
  assert.ok('import' in uploaded);
  const { mapping } = recognise(head.split(','));
  await startImport(w.world, uploaded.import, { mapping, declaration: declared }, act());
  while (await runImports(w.world));
}

const disclosed = async (rule: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from journal.entry where what = 'disclosed' and rule = ${rule}`.execute(w.world.db);
  return rows[0]?.count ?? 0;
};

const asked = { content: 'list', format: 'csv', list: 'newsletter', reason: 'move' };
const many = Array.from({ length: 1100 }, (_, at) => proven(`reader-${at}@example.com`));
await taken(...many, proven('+formula@example.com'));

describe('an export of persons', () => {
  test('needs a reason, and without one nobody is disclosed', async () => {
    const { reason: _none, ...without } = asked;
    const answer = await mia.post(path, without);
    assert.equal(answer.status, 422);
    assert.match(await answer.text(), /Bitte wählen Sie einen Grund/);
    assert.equal((await mia.post(path, { ...asked, reason: 'curiosity' })).status, 422);
    assert.equal(await disclosed('export:move'), 0);
  });

  test('is a table of everybody who is subscribed, each of them noted in the journal', async () => {
    const answer = await mia.post(path, asked);
    assert.equal(answer.headers.get('content-disposition'), 'attachment; filename="newsletter-newsletter-list.csv"');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const lines: Line[] = [];
    const reading = await readTable([new Uint8Array(await answer.arrayBuffer())], 100, async (piece) => {
      lines.push(...piece);
    });
    assert.ok(!('refused' in reading));
    assert.deepEqual(recognise(reading.columns).mapping, {
      email: 0,
      language: 1,
      requested_at: 2,
      requested_ip: 3,
      confirmed_at: 4,
      confirmed_ip: 5,
    });
    assert.equal(lines.length, 1101);
    assert.equal(await disclosed('export:move'), 1101);
  });

  test('has no cell that a spreadsheet would compute', async () => {
    const text = await (await mia.post(path, asked)).text();
    assert.match(text, /"'\+formula@example\.com"/);
    assert.equal(csvLine(['=1+1', '-1', '@x', '\tx', 'a"b', 7, null]), `"'=1+1","'-1","'@x","'\tx","a""b",7,""\r\n`);
  });

  test('of proofs holds the evidence and, as JSON, each wording once', async () => {
    const answer = await mia.post(path, { ...asked, content: 'proofs', format: 'json', reason: 'audit' });
    const { proofs, wordings } = (await answer.json()) as {
      proofs: { email: string; consent_wording: string; import_evidence: string }[];
      wordings: Record<string, { text: string }>;
    };
    assert.equal(proofs.length, 1101);
    assert.deepEqual(
      Object.values(wordings).map(({ text }) => text),
      [declared.wording],
    );
    assert.match(proofs[0]?.import_evidence ?? '', /Ordner 7/);
    assert.equal(wordings[proofs[0]?.consent_wording ?? '']?.text, declared.wording);
  });

  test('leaves out who has ended it, whose proof stays in the proofs', async () => {
    await mia.post('/staff/person/withdrawal', {
      address: 'reader-3@example.com',
      channel: 'phone',
      evidence: 'Anruf',
      confirmed: 'yes',
    });
    assert.doesNotMatch(await (await mia.post(path, asked)).text(), /reader-3@/);
    assert.match(await (await mia.post(path, { ...asked, content: 'proofs' })).text(), /reader-3@/);
  });

  test('of a list that the policy does not name is refused', async () => {
    assert.equal((await mia.post(path, { ...asked, list: 'others' })).status, 403);
  });
});

test('figures name nobody and need no reason', async () => {
  const before = await disclosed('export:move');
  const answer = await mia.post(path, { content: 'statistics', format: 'json', list: 'newsletter' });
  const { statistics } = (await answer.json()) as { statistics: { what: string; of: string; count: number }[] };
  assert.deepEqual(
    statistics.filter(({ what }) => what === 'held'),
    [
      { list: 'newsletter', what: 'held', of: 'active', count: 1100 },
      { list: 'newsletter', what: 'held', of: 'proof', count: 1 },
    ],
  );
  assert.ok(statistics.some(({ what, of }) => what === 'ended' && of === '2026-11 phone'));
  const table = await (await mia.post(path, { content: 'statistics', format: 'csv', list: 'newsletter' })).text();
  assert.match(table, /^\ufeff?"list","what","of","count"\r\n/);
  assert.equal(await disclosed('export:move'), before);
});

test('nothing is exported to who is not signed in', async () => {
  assert.equal((await w.post(path, asked)).headers.get('location'), '/staff/sign-in');
});
