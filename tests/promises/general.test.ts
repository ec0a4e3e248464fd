// What the policy says before and after its sections, held against the reference policy and the engine that keeps it.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import reference from '../../policies/fluxcess.policy.ts';
import {
  basisInWords,
  classesOf,
  classNamed,
  type DataClass,
  erased,
  instants,
  languages,
  noticeView,
  previous,
} from '../../src/core/policy/index.ts';
import { archivedNotice, recordById } from '../../src/core/records/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import { root } from '../../src/root.ts';
import { testWorld } from '../support/world.ts';

const w = await testWorld({ sections: [] });
const { records, db } = w.world;
const act = () => ({ now: w.now(), by: 'staff' }) as const;

const kept = async (dataClass: string): Promise<string> => {
  const subject = records.subject(dataClass.split('.')[0] ?? '', 'canary@example.org');
  return (await transaction(db, (tx) => records.keep(tx, { class: dataClass, subject }, act()))).id;
};
const advanced = (id: string, event: string) =>
  transaction(db, (tx) => records.advance(tx, id, event, act(), { lastMessage: w.now() }));
const stageOf = async (id: string) => (await recordById(db, id))?.stage ?? erased;

test('S1: the controller stands in the policy and nowhere in the program', () => {
  const { street, phone, email, aliases } = reference.controller;
  const facts = [street, phone, email, ...aliases];
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root });
  assert.ok(files.length > 0);
  const copies = files.filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    // A comment may show how the number is dialled.
    const code = text.replace(/^\s*(\/\/|\/?\*).*$/gm, '');
    return facts.some((fact) => code.includes(fact));
  });
  assert.deepEqual(copies, []);
});

test('S3, S4: each kind of data names what it holds; names, addresses and mail addresses are among it', () => {
  const classes = classesOf(reference);
  assert.deepEqual(
    classes.filter((c) => c.data.length === 0).map((c) => c.name),
    [],
  );
  const titles = classes.flatMap((c) => c.data.map((datum) => datum.title.de)).join('; ');
  for (const word of ['Name', 'anschrift', 'E-Mail-Adresse', 'IP-Adresse']) assert.ok(titles.includes(word), word);
});

test('S83: from every stage of every kind of data there is a way to erasure', () => {
  for (const dataClass of classesOf(reference))
    for (const stage of Object.keys(dataClass.lifecycle.stages))
      assert.ok(endsErased(dataClass, stage), `${dataClass.name}/${stage}`);
});

function endsErased({ lifecycle: { stages } }: DataClass, start: string): boolean {
  const seen = new Set<string>();
  const waiting = [start];
  for (let stage = waiting.pop(); stage !== undefined; stage = waiting.pop()) {
    if (stage === erased) return true;
    if (stage === previous || seen.has(stage)) continue;
    seen.add(stage);
    const { on = {}, after } = stages[stage] ?? {};
    waiting.push(...Object.values(on), ...(after ? [after.to] : []));
  }
  return false;
}

test('S84, S86, S87, S88: a commercial letter stays, blocked for every other purpose, to the end of its sixth year', async () => {
  const id = await kept('contact.conversation');
  await advanced(id, 'becameDeal');
  const demanded = await transaction(db, (tx) => records.demandErasure(tx, id, act()));
  assert.deepEqual(
    demanded.outcome === 'kept' && [demanded.stage, demanded.article],
    ['letter', 'Art. 17(3)(b)'],
    JSON.stringify(demanded),
  );
  for (const { name } of classNamed(reference, 'contact.conversation').purposes) {
    const opened = await records.open(db, id, name);
    assert.equal('refused' in opened, name !== 'contact.retention', name);
  }
  await w.travelTo('2032-12-31T22:00:00Z');
  assert.equal(await stageOf(id), 'letter');
  await w.travelTo('2033-01-01T23:00:00Z');
  assert.equal(await stageOf(id), erased);
});

test('S84, S88: what commercial and tax law demand ends with the sixth, the eighth and the tenth year, and the notice says so', () => {
  const { calendar } = w.world.rules;
  const begun = Temporal.Instant.from('2026-05-01T10:00Z');
  const lastDays = reference.statutory.map(({ name, keep }) => [
    name,
    instants(keep, begun, calendar)
      .end.subtract({ seconds: 1 })
      .toZonedDateTimeISO('Europe/Berlin')
      .toPlainDate()
      .toString(),
  ]);
  assert.deepEqual(Object.fromEntries(lastDays), {
    letters: '2032-12-31',
    vouchers: '2034-12-31',
    books: '2036-12-31',
  });
  const notice = JSON.stringify(noticeView(reference, 'de', { mode: 'production', calendar })).replaceAll(
    '\u00a0',
    ' ',
  );
  for (const { title, law } of reference.statutory)
    assert.ok(notice.includes(title.de) && notice.includes(law.de), title.de);
});

test('S85: a period of its own goes before the general rule', async () => {
  const entry = await kept('access-log.entry');
  const order = await kept('shop.invoice');
  await w.travel('P7D');
  assert.equal(await stageOf(entry), erased);
  assert.equal(await stageOf(order), 'current');
});

test('S86: a blocked stage names no purpose but that of its duty or proof', () => {
  for (const { name, lifecycle, purposes, basis } of classesOf(reference))
    for (const [stage, { kind, purposes: allowed, refusesErasure }] of Object.entries(lifecycle.stages)) {
      if (kind !== 'blocked') continue;
      assert.ok(refusesErasure, `${name}/${stage}`);
      for (const purpose of purposes.filter((p) => allowed.includes(p.name)))
        assert.match((purpose.basis ?? basis).letter, /[cf]/, `${name}/${stage}: ${purpose.name}`);
    }
});

test('S89: the version that governs is archived as it was printed, with its date', async () => {
  assert.match((await archivedNotice(db, 1, 'de')) ?? '', /Stand: 23\.\sNovember 2026/);
  assert.match((await archivedNotice(db, 1, 'en')) ?? '', /As of: 23 November 2026/);
});

test('S91: the notice names the legal basis of each kind of data', () => {
  const read = (text: string) => text.replaceAll('\u00a0', ' ');
  for (const language of languages) {
    const { chapters } = noticeView(reference, language, { mode: 'production', calendar: w.world.rules.calendar });
    const cards = new Map(chapters.flatMap((c) => c.classes).map((card) => [card.class, card]));
    for (const { name, basis } of classesOf(reference)) {
      const lines = cards.get(name)?.rows.flatMap((row) => row.lines.map(read)) ?? [];
      assert.ok(lines.includes(read(basisInWords(basis, language))), name);
    }
  }
});

test('S92: nothing goes to anybody who is not named, and nowhere outside the Union', () => {
  const named = new Map(reference.sections.flatMap((s) => s.recipients).map((r) => [r.name, r]));
  for (const { name, recipients } of classesOf(reference))
    for (const recipient of recipients) assert.equal(named.get(recipient)?.country, 'EU', `${name}: ${recipient}`);
  assert.deepEqual(
    reference.sections.flatMap((s) => s.cookies).filter((c) => !/§ 25 Abs\. 2 Nr\. 2 TDDDG/.test(c.ground.de)),
    [],
  );
});
