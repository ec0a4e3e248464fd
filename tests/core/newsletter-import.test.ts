import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { transaction } from '../../src/core/store/index.ts';
import { proofOf, recordWithdrawal, runImports, startImport } from '../../src/sections/newsletter/index.ts';
import { sheetOf } from '../../src/sections/newsletter/proof/sheet.ts';
import { signedProof } from '../../src/sections/newsletter/proof/signed.ts';
import { customer } from '../support/customer.ts';
import { declared, head, imports, proven } from '../support/import.ts';
import { linkIn, newsletterWorld, stagesOf } from '../support/newsletter.ts';

const w = await newsletterWorld();
const files = imports(w);
const { world } = w;
const act = () => ({ now: w.now(), by: 'staff' as const });

describe('what a file says with full evidence', () => {
  test('becomes a subscription that is active at once, under its own times', async () => {
    const done = await files.takenIn([head, proven('Ada@Example.com')]);
    assert.deepEqual([done.stage, done.read, done.active, done.refused], ['done', 1, 1, 0]);
    assert.deepEqual(await stagesOf(w, 'ada@example.com'), ['active']);
    const [consent] = (await proofOf(world, 'ada@example.com', act())).consents;
    assert.equal(consent?.email, 'Ada@Example.com');
    assert.equal(consent?.requestedAt.toString(), '2024-03-05T10:15:22Z');
    assert.equal(consent?.confirmedAt.toString(), '2024-03-05T10:21:07Z');
    assert.deepEqual([consent?.requestedIp, consent?.confirmedIp], ['203.0.113.9', '203.0.113.10']);
    assert.equal(consent?.consentText, declared.wording);
    assert.equal(consent?.policy?.number, world.rules.version);
  });

  test('is journaled as imported, record by record', async () => {
    await files.takenIn([head, proven('ben@example.com')]);
    const [record] = await w.recordsOf('ben@example.com');
    const { rows } = await sql<{ what: string; stage: string; rule: string; actor: string }>`
      select what, stage, rule, actor from journal.entry where record = ${record?.id ?? null}`.execute(world.db);
    assert.deepEqual(rows, [{ what: 'kept', stage: 'active', rule: 'event:imported', actor: 'staff' }]);
  });

  test('can be unsubscribed from like any other', async () => {
    await files.takenIn([head, proven('cyd@example.com')]);
    const [record] = await w.recordsOf('cyd@example.com');
    assert.ok(record);
    assert.equal((await w.visit(w.wayOut(record), {})).status, 303);
    assert.deepEqual(await stagesOf(w, 'cyd@example.com'), ['proof']);
  });

  test('sends no mail to anybody', async () => {
    assert.deepEqual(
      (await w.mails()).map(({ to }) => to),
      [],
    );
  });
});

describe('a line without full evidence', () => {
  test('is refused with its number and the reason, unless asking is declared as allowed', async () => {
    const done = await files.takenIn([
      head,
      'dan@example.com,,,,',
      'eve@example.com,2024-03-05 10:15:22,,,',
      'fay@example.com,2024-03-05 10:15:22,,2024-03-05 10:15:22,',
      'gil@example.com,2024-03-05 10:15:22,,2099-03-05 10:15:22,',
      'hal@example.com,yesterday,,2024-03-05 10:15:22,',
      'ivy@example.com,2024-03-05 10:15:22,,soon,',
      'jon@example.com,2024-03-05 10:15:22,999.1.1.1,2024-03-05 10:16:22,',
      'nobody,2024-03-05 10:15:22,,2024-03-05 10:16:22,',
    ]);
    assert.equal(done.refused, 8);
    assert.deepEqual(await files.reasons(done.record), {
      2: 'unproven',
      3: 'unproven',
      4: 'not-confirmed-later',
      5: 'in-the-future',
      6: 'bad-requested-at',
      7: 'bad-confirmed-at',
      8: 'bad-ip',
      9: 'no-address',
    });
    assert.deepEqual(await w.recordsOf('eve@example.com'), []);
  });

  test('is asked once where that is declared, and becomes a subscription only by the own confirmation', async () => {
    const done = await files.takenIn([head, 'kim@example.com,,,,'], { asking: 'Bestandskunden, § 7 Abs. 3 UWG' });
    assert.deepEqual([done.active, done.asked], [0, 1]);
    assert.deepEqual(await stagesOf(w, 'kim@example.com'), ['requested']);
    const letter = await w.letterTo('kim@example.com');
    assert.match(letter.text ?? '', /stammt von hier: Formular auf garten\.example/);
    assert.doesNotMatch(letter.text ?? '', /auf der Website/);
    assert.equal(letter.headers['list-unsubscribe'], undefined);
    const link = linkIn(letter).slice(world.baseUrl.length);
    assert.equal((await w.visit(link, {})).status, 303);
    assert.deepEqual(await stagesOf(w, 'kim@example.com'), ['active']);
  });

  test('is asked no second time by the same file', async () => {
    await files.takenIn([head, 'lou@example.com,,,,'], { asking: 'Bestandskunden' });
    const again = await files.takenIn([head, 'lou@example.com,,,,'], { asking: 'Bestandskunden' });
    assert.deepEqual([again.asked, again.known], [0, 1]);
  });

  test('is erased after the declared period where nobody confirms', async () => {
    await w.travel('P8D');
    assert.deepEqual(await stagesOf(w, 'lou@example.com'), []);
    assert.deepEqual(await stagesOf(w, 'kim@example.com'), ['active']);
  });
});

describe('who is known', () => {
  test('is not taken in twice: neither from one file nor from the same file again', async () => {
    const lines = [head, proven('mia@example.com'), proven('MIA@example.com'), proven('noa@example.com')];
    const first = await files.takenIn(lines);
    assert.deepEqual([first.active, await files.reasons(first.record)], [2, { 3: 'twice' }]);
    const second = await files.takenIn(lines);
    assert.deepEqual([second.active, second.known], [0, 2]);
    assert.deepEqual(await stagesOf(w, 'mia@example.com'), ['active']);
  });

  test('is found across the pieces of a long file', async () => {
    const many = Array.from({ length: 2500 }, (_, at) => proven(`reader-${at}@example.com`));
    const done = await files.takenIn([head, ...many, proven('reader-7@example.com')]);
    assert.deepEqual([done.read, done.active, done.refused], [2501, 2500, 1]);
    assert.deepEqual(await files.reasons(done.record), { 2502: 'twice' });
  });

  test('and ended it, or objected, is brought back by no import', async () => {
    await w.subscribed('oda@example.com');
    await recordWithdrawal(world, 'oda@example.com', { channel: 'objection', evidence: 'Brief' }, act());
    const done = await files.takenIn([head, proven('oda@example.com')], { asking: 'Bestandskunden' });
    assert.deepEqual([done.active, done.asked, await files.reasons(done.record)], [0, 0, { 2: 'ended' }]);
    assert.deepEqual(await stagesOf(w, 'oda@example.com'), ['proof']);
  });

  test('and objected to advertising as a customer, is brought back by no import either', async () => {
    const record = await customer(w, 'objected@example.com');
    await transaction(w.world.db, (tx) => w.world.records.advance(tx, record, 'objected', act()));
    const done = await files.takenIn([head, proven('objected@example.com')]);
    assert.deepEqual([done.active, await files.reasons(done.record)], [0, { 2: 'ended' }]);
  });

  test('or ended it in the other system, stays out', async () => {
    const done = await files.takenIn([
      `${head},status`,
      `${proven('pia@example.com')},unsubscribed`,
      `${proven('quin@example.com')},enabled`,
    ]);
    assert.deepEqual([done.active, await files.reasons(done.record)], [1, { 2: 'ended-there' }]);
  });
});

describe('undoing an import', () => {
  test('erases what it brought, with keys and journal entries, and spares those who have acted since', async () => {
    const done = await files.takenIn(
      [head, proven('rob@example.com'), proven('sue@example.com'), 'tom@example.com,,,,'],
      { asking: 'Bestandskunden' },
    );
    const [rob] = await w.recordsOf('rob@example.com');
    const [sue] = await w.recordsOf('sue@example.com');
    assert.ok(rob && sue);
    const link = linkIn(await w.letterTo('tom@example.com')).slice(world.baseUrl.length);
    await w.visit(link, {});
    await w.visit(w.wayOut(sue), {});
    const undone = await files.undone(done.record);
    assert.deepEqual([undone.stage, undone.undone], ['done', 1]);
    assert.deepEqual(await stagesOf(w, 'rob@example.com'), []);
    assert.deepEqual(await stagesOf(w, 'sue@example.com'), ['proof']);
    assert.deepEqual(await stagesOf(w, 'tom@example.com'), ['active']);
    assert.equal((await world.vault.keys(world.db, [rob.id])).size, 0);
    const { rows } = await sql<{
      rule: string;
    }>`select rule from journal.entry where record = ${rob.id} and what = 'erased'`.execute(world.db);
    assert.deepEqual(rows, [{ rule: 'event:importUndone' }]);
  });

  test('takes nothing more out of a file that was still being taken in', async () => {
    const id = await files.uploaded([head, proven('uma@example.com')].join('\n'));
    await startImport(
      world,
      id,
      { mapping: { email: 0, requested_at: 1, confirmed_at: 3 }, declaration: declared },
      act(),
    );
    await files.undone(id);
    assert.deepEqual(await stagesOf(w, 'uma@example.com'), []);
  });

  test('spares a proof under which a newsletter went out', async () => {
    const done = await files.takenIn([head, proven('val@example.com')]);
    const [record] = await w.recordsOf('val@example.com');
    assert.ok(record);
    await world.db.transaction().execute((tx) => world.records.learn(tx, record.id, { lastMail: w.now() }, act()));
    assert.equal((await files.undone(done.record)).undone, 0);
    assert.deepEqual(await stagesOf(w, 'val@example.com'), ['active']);
  });
});

describe('the file', () => {
  test('is sealed, and gone as soon as it is taken in', async () => {
    const id = await files.uploaded([head, proven('wes-canary@example.com')].join('\n'));
    const sealed = await sql<{
      lines: Buffer | null;
    }>`select lines from newsletter.import_piece where import = ${id}`.execute(world.db);
    assert.ok(sealed.rows[0]?.lines);
    assert.doesNotMatch(sealed.rows[0].lines.toString('latin1'), /canary/);
    await startImport(
      world,
      id,
      { mapping: { email: 0, requested_at: 1, confirmed_at: 3 }, declaration: declared },
      act(),
    );
    await runImports(world);
    const after = await sql<{
      lines: Buffer | null;
    }>`select lines from newsletter.import_piece where import = ${id}`.execute(world.db);
    assert.deepEqual(after.rows, [{ lines: null }]);
  });

  test('that nobody takes in is erased after the declared period, and so is the import after its review', async () => {
    await files.uploaded([head, proven('xen@example.com')].join('\n'));
    await w.travel('P2D');
    assert.ok((await files.all()).every(({ stage }) => stage === 'done'));
    await w.travel('P15D');
    assert.deepEqual(await files.all(), []);
    assert.equal(await w.count('newsletter.import_piece'), 0);
  });

  test('can be thrown away', async () => {
    await files.dismissed(await files.uploaded(`${head}\n${proven('yan@example.com')}`));
    assert.deepEqual(await files.all(), []);
  });

  test('that is empty or broken is refused, and nothing of it is kept', async () => {
    assert.equal(await files.uploaded(''), 'empty');
    assert.equal(await files.uploaded(head), 'empty');
    assert.equal(await files.uploaded(`${head}\n"never closed,1,2`), 'broken');
    assert.deepEqual(await files.all(), []);
  });
});

test('the proof of an imported consent says where it comes from, and claims no click on our link', async () => {
  await files.takenIn([head, proven('zoe@example.com')]);
  const proof = await proofOf(world, 'zoe@example.com', act());
  const [consent] = proof.consents;
  assert.ok(consent);
  assert.deepEqual(
    [consent.imported?.origin, consent.imported?.document, consent.imported?.isConfirmedThere],
    [declared.origin, declared.document, true],
  );
  const said = JSON.stringify(sheetOf(world, proof, consent, signedProof(world, proof).signature).parts);
  assert.match(said, /im früheren System, wie bei der Übernahme erklärt/);
  assert.doesNotMatch(said, /Angemeldet über das Formular|HTTP POST/);
});
