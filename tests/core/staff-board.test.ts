import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { standingPromises } from '../../src/kept/index.ts';
import { boardPath, chosen, readQuery } from '../../src/staff/board/query.ts';
import { dueWeeks } from '../../src/staff/board/upcoming.ts';
import { open } from '../promises/open.ts';
import { staffWorld } from '../support/staff.ts';

const world = await staffWorld();
const { policy } = world.world.rules;
const running = new Set(world.sections.map((section) => section.name));
const promises = standingPromises({ policy, running, open: new Set(Object.keys(open)), overdue: new Set() });

describe('the promises', () => {
  test('all 92 of the reference policy stand on the board, in their order', () => {
    assert.deepEqual(
      promises.map((p) => p.id),
      Array.from({ length: 92 }, (_, i) => `S${i + 1}`),
    );
  });

  test('a promise without a test is not called kept, and a promise with one is', () => {
    const waiting = promises.filter((p) => p.state === 'waiting').map((p) => p.id);
    assert.deepEqual(waiting.toSorted(), Object.keys(open).toSorted());
  });

  test('a promise whose records are overdue is called broken', () => {
    const late = standingPromises({ policy, running, open: new Set(), overdue: new Set(['newsletter.subscription']) });
    assert.equal(late.find((p) => p.id === 'S50')?.state, 'broken');
    assert.equal(late.find((p) => p.id === 'S6')?.state, 'kept');
  });

  test('a promise with a deadline says it in the words of the policy', () => {
    const [deadline] = promises.find((p) => p.id === 'S50')?.deadlines ?? [];
    assert.match(deadline?.text.de ?? '', /4\u00a0Jahre/);
    assert.match(deadline?.text.en ?? '', /4 years/);
  });
});

describe('the address of the board', () => {
  test('filters by state, section and words', () => {
    const of = (query: Record<string, string>) => chosen(promises, readQuery(query), 'de');
    assert.ok(of({ state: 'waiting' }).every((p) => p.state === 'waiting'));
    assert.deepEqual(new Set(of({ section: 'newsletter' }).map((p) => p.section)), new Set(['newsletter']));
    assert.ok(of({ q: 'COOKIE' }).every((p) => /cookie/i.test(p.title.de)));
    assert.deepEqual(
      of({ q: 's17' }).map((p) => p.id),
      ['S17'],
    );
  });

  test('sorts both ways', () => {
    const ids = (query: Record<string, string>) => chosen(promises, readQuery(query), 'de').map((p) => p.id);
    assert.equal(ids({ order: 'down' })[0], 'S92');
    assert.deepEqual(ids({ sort: 'title' }).toReversed(), ids({ sort: 'title', order: 'down' }));
  });

  test('what it does not know counts as not asked', () => {
    assert.equal(chosen(promises, readQuery({ state: 'x', sort: 'y', order: 'z' }), 'de').length, 92);
  });

  test('an address with one thing changed reads back as that', () => {
    const query = readQuery({ state: 'kept', q: 'a b', sort: 'title', order: 'down' });
    const path = boardPath(query, { state: 'waiting' });
    const back = readQuery(Object.fromEntries(new URL(path, 'https://avow.test').searchParams));
    assert.deepEqual(back, { ...query, state: 'waiting' });
  });
});

test('the weeks of the picture cover the window without gap or overlap', () => {
  const today = Temporal.PlainDate.from('2026-11-23');
  const day = (text: string, records: number) => ({
    day: Temporal.PlainDate.from(text),
    class: 'a.b',
    stage: 'c',
    records,
  });
  const weeks = dueWeeks(
    [day('2026-11-23', 1), day('2026-11-29', 2), day('2026-11-30', 4), day('2027-02-20', 8)],
    today,
  );
  assert.equal(weeks[0]?.records, 3);
  assert.equal(weeks[1]?.records, 4);
  assert.equal(
    weeks.reduce((sum, week) => sum + week.records, 0),
    15,
  );
  for (const [index, week] of weeks.entries())
    if (index > 0) assert.equal(week.from.toString(), weeks[index - 1]?.until.add({ days: 1 }).toString());
  assert.equal(weeks.at(-1)?.until.toString(), '2027-02-20');
});

describe('the page', () => {
  test('shows overdue 0 first, then what is due, records, promises, sweeps', async () => {
    const someone = await world.insider();
    const page = await (await someone.get('/staff')).text();
    const places = ['figure--first', 'id="upcoming"', 'id="records"', 'id="promises"', 'id="sweeps"'].map((mark) =>
      page.indexOf(mark),
    );
    assert.ok(places.every((place) => place > 0));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.match(page, /Überfällig<\/dt><dd><span class="figure__value">0</);
    assert.match(page, /Noch kein Löschlauf/);
  });

  test('filters and sorts by its address, marks the sorted column, and speaks English', async () => {
    const someone = await world.insider();
    const page = await (await someone.get('/en/staff?state=waiting&sort=title&order=down&section=software')).text();
    assert.match(page, /<html lang="en"/);
    assert.match(page, /aria-sort="descending"/);
    assert.match(page, /still to be built/);
    assert.doesNotMatch(page, /<th scope="row">S50</);
    assert.match(page, /<th scope="row">S65</);
    assert.match(await (await someone.get('/staff?q=gibtesnicht')).text(), /Keine Zusage passt/);
  });

  test('is kept from search engines and caches', async () => {
    const someone = await world.insider();
    const { headers } = await someone.get('/staff');
    assert.equal(headers.get('x-robots-tag'), 'noindex');
    assert.equal(headers.get('cache-control'), 'no-store');
  });

  test('draws what falls due in a picture with the same numbers in tables', async () => {
    const someone = await world.insider('drawn@avow.test');
    const page = await (await someone.get('/staff')).text();
    assert.match(page, /<svg class="bars"[^>]*role="img" aria-label="Balken/);
    assert.match(page, /Nach Wochen/);
  });
});
