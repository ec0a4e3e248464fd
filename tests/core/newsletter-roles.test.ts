// Roles for single lists: every route of the newsletter at the desk, met by everybody who may, or may not, use it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import reference from '../../policies/fluxcess.policy.ts';
import type { Policy } from '../../src/core/policy/index.ts';
import type { Right } from '../../src/core/section/index.ts';
import { draftCampaign } from '../../src/sections/newsletter/campaign/index.ts';
import type { Role } from '../../src/staff/index.ts';
import { act, draft, subscribers } from '../support/campaign.ts';
import { type Browser, staffWorld } from '../support/staff.ts';

/** The reference policy with a second list. */
const two: Policy = {
  ...reference,
  sections: reference.sections.map((section) => {
    if (section.section !== 'newsletter') return section;
    const [list] = section.settings['lists'] as readonly object[];
    const events = { ...list, name: 'events', title: { de: 'Termine', en: 'Events' } };
    return { ...section, settings: { ...section.settings, lists: [list, events] } };
  }),
};

const world = await staffWorld({ policy: two });
const keeper = await world.insider('keeper@avow.test', 'keeper');

async function accountOf(name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from core.record where class = 'staff.account'
      and subject = ${world.world.records.subject('staff', `${name}@avow.test`)}`.execute(world.world.db);
  return rows[0]?.id ?? '';
}

/** Gives roles by the page of the accounts, as a keeper does. */
async function member(name: string, role: Role, parts: Readonly<Record<string, string>> = {}): Promise<Browser> {
  const browser = await world.insider(`${name}@avow.test`, role);
  const fields = Object.fromEntries(Object.entries(parts).map(([part, one]) => [`part:newsletter:${part}`, one]));
  const saved = await keeper.post(`/staff/team/${await accountOf(name)}`, { role, ...fields });
  assert.equal(saved.status, 303);
  return browser;
}

const rightsOf: Readonly<Record<string, readonly Right[]>> = {
  keeper: ['read', 'write', 'send', 'persons'],
  manager: ['read', 'write', 'send', 'persons'],
  sender: ['read', 'write', 'send'],
  author: ['read', 'write'],
  reader: ['read'],
  nobody: [],
};

interface Somebody {
  readonly browser: Browser;
  /** What they are for each list. */
  readonly newsletter: string;
  readonly events: string;
  /** What they are everywhere. */
  readonly all: string;
}

const ofEvents = async (role: string): Promise<Readonly<Record<string, Somebody>>> => ({
  [`${role} of events`]: {
    browser: await member(`${role}-of-events`, 'listed', { events: role }),
    newsletter: 'nobody',
    events: role,
    all: 'nobody',
  },
});

const people: Readonly<Record<string, Somebody>> = {
  keeper: { browser: keeper, newsletter: 'keeper', events: 'keeper', all: 'keeper' },
  'sender of everything': {
    browser: await member('sender', 'sender'),
    newsletter: 'sender',
    events: 'sender',
    all: 'sender',
  },
  'manager of all lists': {
    browser: await member('all', 'listed', { '*': 'manager' }),
    newsletter: 'manager',
    events: 'manager',
    all: 'manager',
  },
  ...(await ofEvents('manager')),
  ...(await ofEvents('sender')),
  ...(await ofEvents('author')),
  ...(await ofEvents('reader')),
  'reader of one list, author of the other': {
    browser: await member('mixed', 'listed', { newsletter: 'reader', events: 'author' }),
    newsletter: 'reader',
    events: 'author',
    all: 'nobody',
  },
  nobody: { browser: await member('nobody', 'listed'), newsletter: 'nobody', events: 'nobody', all: 'nobody' },
};

/** The right that each route asks for. `issue`: for the lists of the issue; `some`: for some list; `all`: for all of them. */
const routes: Readonly<Record<string, readonly [of: 'issue' | 'some' | 'all', right: Right]>> = {
  'GET /staff/campaigns': ['some', 'read'],
  'GET /staff/campaigns/new': ['some', 'write'],
  'GET /staff/campaigns/frame': ['some', 'read'],
  'POST /staff/campaigns/save': ['some', 'write'],
  'POST /staff/campaigns/preview': ['some', 'write'],
  'POST /staff/campaigns/cleaned': ['some', 'write'],
  'POST /staff/campaigns/pictures': ['some', 'write'],
  ...Object.fromEntries(
    ['', '/progress', '/preview', '/frame', '/files/:name'].map((end) => [
      `GET /staff/campaigns/:id${end}`,
      ['issue', 'read'],
    ]),
  ),
  'GET /staff/campaigns/:id/edit': ['issue', 'write'],
  'GET /staff/campaigns/:id/start': ['issue', 'send'],
  ...Object.fromEntries(
    ['start', 'schedule', 'unschedule', 'pause', 'resume', 'cancel', 'approve'].map((name) => [
      `POST /staff/campaigns/:id/${name}`,
      ['issue', 'send'],
    ]),
  ),
  ...Object.fromEntries(
    ['ask', 'test', 'clone', 'publish', 'unpublish', 'discard'].map((name) => [
      `POST /staff/campaigns/:id/${name}`,
      ['issue', 'write'],
    ]),
  ),
  'GET /staff/newsletter/imports': ['some', 'persons'],
  'POST /staff/newsletter/imports': ['some', 'persons'],
  'GET /staff/newsletter/imports/:id': ['some', 'persons'],
  'POST /staff/newsletter/imports/:id': ['some', 'persons'],
  'POST /staff/newsletter/imports/:id/undo': ['some', 'persons'],
  'POST /staff/newsletter/imports/:id/discard': ['some', 'persons'],
  'POST /staff/newsletter/imports/:id/reviewed': ['some', 'persons'],
  'GET /staff/newsletter/exports': ['some', 'read'],
  'POST /staff/newsletter/exports': ['some', 'read'],
  'POST /staff/newsletter/exports/:id/approve': ['some', 'persons'],
  'POST /staff/newsletter/exports/:id/drop': ['some', 'persons'],
  'POST /staff/newsletter/exports/:id/fetch': ['some', 'persons'],
  'GET /staff/newsletter/tokens': ['some', 'persons'],
  'POST /staff/newsletter/tokens': ['some', 'persons'],
  'POST /staff/newsletter/tokens/revoke': ['some', 'persons'],
  // Customers stand in no list, so that nobody sees them by a role for lists alone.
  ...Object.fromEntries(
    ['', '/new', '/file', '/:id'].map((end) => [`GET /staff/newsletter/customers${end}`, ['all', 'persons']]),
  ),
  ...Object.fromEntries(
    ['find', 'new', 'file', ':id', ':id/objection', ':id/discard', ':id/proof'].map((end) => [
      `POST /staff/newsletter/customers/${end}`,
      ['all', 'persons'],
    ]),
  ),
  'GET /staff/newsletter/reports': ['all', 'persons'],
  'GET /staff/newsletter/reports/:id': ['all', 'persons'],
  'POST /staff/newsletter/reports/:id': ['all', 'persons'],
};

const laid = [
  ...new Set(
    world.web.routes
      .filter(({ path }) => /^\/staff\/(campaigns|newsletter)(\/|$)/.test(path))
      .filter(({ method }) => /^(GET|POST)$/.test(method))
      .map(({ method, path }) => `${method} ${path}`),
  ),
].toSorted();

/** An issue, which a refusal leaves as it is. */
async function issue(lists: readonly string[]): Promise<string> {
  const drafted = await draftCampaign(world.world, { ...draft, lists }, act(world));
  assert.ok('campaign' in drafted);
  return drafted.campaign;
}

const onEvents = await issue(['events']);
const onBoth = await issue(['newsletter', 'events']);
const unknown = '01900000-0000-7000-8000-000000000000';

const asked = (who: Somebody, route: string, id: string): Promise<Response> => {
  const [method = '', path = ''] = route.split(' ');
  const at = path.replace(':id', id).replace(':name', 'none.png');
  return method === 'GET' ? who.browser.get(at) : who.browser.post(at);
};

const has = (role: string, right: Right) => rightsOf[role]?.includes(right) ?? false;

test('every route of the newsletter at the desk is in this list, and nothing else is', () => {
  assert.deepEqual(Object.keys(routes).toSorted(), laid);
});

for (const [name, who] of Object.entries(people))
  test(`${name} meets exactly the routes of the newsletter that they may use`, async () => {
    for (const [route, [of, right]] of Object.entries(routes)) {
      if (of === 'issue') continue;
      const may = of === 'all' ? has(who.all, right) : has(who.newsletter, right) || has(who.events, right);
      const { status } = await asked(who, route, unknown);
      if (may) assert.notEqual(status, 403, route);
      else assert.equal(status, 403, route);
    }
  });

for (const [name, who] of Object.entries(people))
  test(`${name} meets an issue as far as their roles for all of its lists reach`, async () => {
    for (const [lists, id] of [
      [['events'], onEvents],
      [['newsletter', 'events'], onBoth],
    ] as const)
      for (const [route, [of, right]] of Object.entries(routes)) {
        if (of !== 'issue') continue;
        const may = (wanted: Right) => lists.every((list) => has(who[list], wanted));
        if (may(right) && route.startsWith('POST')) continue;
        const somewhere = has(who.newsletter, right) || has(who.events, right);
        const wanted = may(right) ? [200, 303, 422] : somewhere && !may('read') ? [404] : [403];
        // The one file asked for is not there for anybody.
        if (route.endsWith(':name') && may(right)) wanted.push(404);
        const { status } = await asked(who, route, id);
        assert.ok(wanted.includes(status), `${route} of ${lists.join(' and ')}: ${status}, not ${wanted.join(' or ')}`);
      }
  });

test('what is refused is not done: both issues are drafts as they were', async () => {
  const { rows } = await sql<{ state: string; version: number }>`
    select state, version from newsletter.campaign`.execute(world.world.db);
  assert.deepEqual(rows, [
    { state: 'draft', version: 1 },
    { state: 'draft', version: 1 },
  ]);
});

test('deeds on an issue are open to whoever has the role for its list', async () => {
  const sender = people['sender of events'];
  assert.ok(sender);
  for (const [route, [of]] of Object.entries(routes)) {
    if (of !== 'issue' || !route.startsWith('POST')) continue;
    const { status } = await asked(sender, route, await issue(['events']));
    assert.ok([303, 422].includes(status), `${route}: ${status}`);
  }
});

test('what one may not see is not listed: issues, lists to write to, statistics', async () => {
  const author = people['author of events'];
  assert.ok(author);
  await issue(['newsletter']);
  const shown = async (path: string) => (await author.browser.get(path)).text();
  const ids = [...(await shown('/staff/campaigns')).matchAll(/\/staff\/campaigns\/([0-9a-f-]{36})/g)].map(
    ([, id]) => id,
  );
  const { rows } = await sql<{ id: string; lists: readonly string[] }>`
    select record as id, lists from newsletter.campaign`.execute(world.world.db);
  assert.ok(ids.length > 0);
  assert.ok(ids.every((id) => rows.find((row) => row.id === id)?.lists.join() === 'events'));
  const editor = await shown('/staff/campaigns/new');
  assert.match(editor, /name="lists" value="events"/);
  assert.doesNotMatch(editor, /name="lists" value="newsletter"/);
  const figures = await author.browser.post('/staff/newsletter/exports', {
    content: 'statistics',
    format: 'json',
    list: 'events',
  });
  const { statistics } = (await figures.json()) as { statistics: readonly { list: string }[] };
  assert.ok(statistics.every(({ list }) => list === 'events'));
});

test('customers are shown to whoever manages all lists, and no page names them to a manager of one', async () => {
  const [all, one] = [people['manager of all lists'], people['manager of events']];
  assert.ok(all && one);
  const entry = {
    email: 'kundin@example.org',
    sold_on: '2026-11-20',
    sale: 'Online-Software',
    sale_evidence: 'Rechnung 2026-117',
  };
  const path = '/staff/newsletter/customers';
  const entered = await all.browser.post(`${path}/new`, entry);
  assert.equal(entered.status, 303);
  const at = entered.headers.get('location') ?? '';
  const drafted = await draftCampaign(world.world, { ...draft, lists: ['events'], offers: ['software'] }, act(world));
  assert.ok('campaign' in drafted);
  const issueAt = `/staff/campaigns/${drafted.campaign}`;
  const shown = async (who: Somebody, page: string): Promise<string> => (await who.browser.get(page)).text();
  for (const [page, words] of [
    ['/staff/campaigns', [path, issueAt]],
    ['/staff/campaigns/new', ['name="offers"']],
    ['/staff/newsletter/tokens', ['value="customers:write"', 'value="reports:write"']],
    [path, [entry.email, at]],
    [at, [entry.email, entry.sale_evidence]],
  ] as const) {
    const theirs: string = await shown(all, page);
    const others: string = await shown(one, page);
    for (const word of words) {
      assert.ok(theirs.includes(word), `${page} lacks ${word}`);
      assert.ok(!others.includes(word), `${page} shows ${word}`);
    }
  }
  assert.equal((await one.browser.get(issueAt)).status, 404);
  for (const [deed, form] of [
    ['find', { email: entry.email }],
    ['new', { ...entry, email: 'andere@example.org' }],
    [at.slice(path.length + 1), entry],
    [`${at.slice(path.length + 1)}/discard`, {}],
  ] as const)
    assert.equal((await one.browser.post(`${path}/${deed}`, form)).status, 403, deed);
  assert.equal((await all.browser.get(at)).status, 200);
  const { rows } = await sql`select 1 from newsletter.customer`.execute(world.world.db);
  assert.equal(rows.length, 1);
});

test('an author of one list neither writes to the other nor moves an issue there', async () => {
  const author = people['author of events'];
  assert.ok(author);
  const form = { version: '0', topic: draft.topic, language: 'de', subject: 'Neu', preheader: '', body: 'Text' };
  for (const lists of ['newsletter', '']) {
    const answer = await author.browser.post('/staff/campaigns/save', { ...form, ...(lists && { lists }) });
    assert.equal(answer.status, 422);
    assert.match(await answer.text(), /kein Recht zu schreiben/);
  }
  const moved = await author.browser.post('/staff/campaigns/save', { ...form, campaign: onBoth, lists: 'events' });
  assert.equal(moved.status, 404);
});

test('a manager of one list exports its persons and not those of the other', async () => {
  const manager = people['manager of events'];
  assert.ok(manager);
  const order = { content: 'list', format: 'csv', reason: 'move' };
  const statuses = await Promise.all(
    ['events', 'newsletter'].map(
      async (list) => (await manager.browser.post('/staff/newsletter/exports', { ...order, list })).status,
    ),
  );
  assert.equal(statuses[1], 403);
  assert.notEqual(statuses[0], 403);
});

test('a file is for whoever brought it until it names a list, and for nobody of another list', async () => {
  const [manager, all] = [people['manager of events'], people['manager of all lists']];
  assert.ok(manager && all);
  const other = await member('other', 'listed', { events: 'manager' });
  const uploaded = async (browser: Browser): Promise<string> => {
    const form = new FormData();
    form.set('csrf', await browser.csrf());
    form.set('file', new File(['email\nanna@example.org\n'], 'list.csv', { type: 'text/csv' }));
    const answer = await world.web.request('https://avow.test/staff/newsletter/imports', {
      method: 'POST',
      body: form,
      headers: { Cookie: browser.cookie, Origin: 'https://avow.test' },
    });
    assert.equal(answer.status, 303);
    return answer.headers.get('location') ?? '';
  };
  const own = await uploaded(manager.browser);
  assert.equal((await manager.browser.get(own)).status, 200);
  assert.equal((await all.browser.get(own)).status, 200);
  assert.equal((await other.get(own)).status, 404);
  assert.ok(!(await (await other.get('/staff/newsletter/imports')).text()).includes(own));
});

test('a token for one list reaches nothing of the other', async () => {
  const manager = people['manager of events'];
  assert.ok(manager);
  const make = async (form: Record<string, string>) => manager.browser.post('/staff/newsletter/tokens', form);
  const whole = await make({ label: 'alles', scope: 'campaigns:read' });
  assert.equal(whole.status, 422);
  assert.equal((await make({ label: 'fremd', scope: 'campaigns:read', list: 'newsletter' })).status, 422);
  assert.equal((await make({ label: 'post', scope: 'reports:write', list: 'events' })).status, 422);
  assert.equal((await make({ label: 'shop', scope: 'customers:write', list: 'events' })).status, 422);
  const api = async (scope: string, path: string, body?: object): Promise<Response> => {
    const page = await (await make({ label: `${scope} ${path}`, scope, list: 'events' })).text();
    const token = /avow_[\w-]{43}/.exec(page)?.[0] ?? '';
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const init = body ? { method: 'POST', body: JSON.stringify(body), headers } : { headers };
    return world.web.request(`https://avow.test/api/v1${path}`, init);
  };
  const { campaigns } = (await (await api('campaigns:read', '/campaigns')).json()) as {
    campaigns: readonly { lists: readonly string[] }[];
  };
  assert.ok(campaigns.length > 0 && campaigns.every(({ lists }) => lists.join() === 'events'));
  assert.equal((await api('campaigns:read', `/campaigns/${onBoth}`)).status, 404);
  assert.equal((await api('campaigns:read', `/campaigns/${onEvents}`)).status, 200);
  const { preheader, ...words } = draft;
  assert.equal((await api('campaigns:write', '/campaigns', { ...words, preheader })).status, 403);
  assert.equal((await api('exports:read', '/exports/list?list=newsletter&reason=move')).status, 403);
  const signUp = { email: 'neu@example.org', list: 'newsletter', wording: 'Ja', ip: '203.0.113.7' };
  assert.equal((await api('subscribers:write', '/subscribers', signUp)).status, 403);
});

/** Records a withdrawal by a token for these lists, or for all of them. */
async function withdraw(lists: string | undefined, body: Readonly<Record<string, string>>) {
  const who = lists ? people['manager of events'] : people['keeper'];
  const form = {
    label: JSON.stringify([lists ?? '*', body]),
    scope: 'subscribers:write',
    ...(lists && { list: lists }),
  };
  const page = await (await who?.browser.post('/staff/newsletter/tokens', form))?.text();
  const answer = await world.web.request('https://avow.test/api/v1/subscribers/withdrawal', {
    method: 'POST',
    body: JSON.stringify({ evidence: 'Brief', ...body }),
    headers: {
      Authorization: `Bearer ${/avow_[\w-]{43}/.exec(page ?? '')?.[0] ?? ''}`,
      'Content-Type': 'application/json',
    },
  });
  const { ended, erased } = (await answer.json()) as { readonly ended?: number; readonly erased?: number };
  return answer.status === 200 ? [ended, erased] : answer.status;
}

/** The stage of the last record of an address on each list. */
async function standing(email: string): Promise<Readonly<Record<string, string>>> {
  const { rows } = await sql<{ list: string; stage: string }>`
    select s.list, r.stage from newsletter.subscription s join core.record r on r.id = s.record
    where r.subject = ${world.world.records.subject('newsletter', email)} order by s.requested_at, s.record`.execute(
    world.world.db,
  );
  return Object.fromEntries(rows.map(({ list, stage }) => [list, stage]));
}

test('a token for one list ends what runs on that list, and nothing of the other', async () => {
  const email = 'beides@example.org';
  for (const list of ['newsletter', 'events']) await subscribers(world.world, [email], list);
  assert.equal(await withdraw('events', { email, list: 'newsletter' }), 403);
  assert.equal(await withdraw('events', { email, list: 'nothing' }), 422);
  assert.deepEqual(await withdraw('events', { email }), [1, 0]);
  assert.deepEqual(await standing(email), { newsletter: 'active', events: 'proof' });
  assert.deepEqual(await withdraw('events', { email, list: 'events' }), [0, 0]);
  assert.deepEqual(await withdraw('events', { email: 'unbekannt@example.org' }), [0, 0]);
});

test('a token for all lists ends the one that is named, or all of them', async () => {
  const email = 'alles@example.org';
  for (const list of ['newsletter', 'events']) await subscribers(world.world, [email], list);
  assert.deepEqual(await withdraw(undefined, { email, list: 'newsletter' }), [1, 0]);
  assert.deepEqual(await standing(email), { newsletter: 'proof', events: 'active' });
  await subscribers(world.world, [email], 'newsletter');
  assert.deepEqual(await withdraw(undefined, { email }), [2, 0]);
  assert.deepEqual(await standing(email), { newsletter: 'proof', events: 'proof' });
});

test('a withdrawal for one list erases what was asked for on it and never confirmed, and nothing else', async () => {
  const email = 'gefragt@example.org';
  for (const list of ['newsletter', 'events'])
    assert.equal((await world.post('/newsletter', { email, list })).status, 303);
  assert.deepEqual(await standing(email), { newsletter: 'requested', events: 'requested' });
  assert.deepEqual(await withdraw('events', { email }), [0, 1]);
  assert.deepEqual(await standing(email), { newsletter: 'requested' });
});

test('advertising by law ends with a subscription on the list, is not counted, and does not end without one', async () => {
  const sale = { sold_on: '2026-11-20', sale: 'Online-Software', sale_evidence: 'Rechnung 2026-118' };
  for (const [email, isSubscribed] of [
    ['liest@example.org', true],
    ['liest-nicht@example.org', false],
  ] as const) {
    assert.equal((await keeper.post('/staff/newsletter/customers/new', { email, ...sale })).status, 303);
    if (isSubscribed) await subscribers(world.world, [email], 'events');
    assert.deepEqual(await withdraw('events', { email }), [isSubscribed ? 1 : 0, 0]);
    const { rows } = await sql<{ ended: boolean }>`
      select k.ended_at is not null as ended from newsletter.customer k join core.record r on r.id = k.record
      where r.subject = ${world.world.records.subject('newsletter', email)}`.execute(world.world.db);
    assert.deepEqual(rows, [{ ended: isSubscribed }]);
  }
});

test('who may look at nothing else is led to what they may see, and the rest stays shut', async () => {
  const reader = people['reader of events'];
  assert.ok(reader && people['nobody']);
  assert.equal((await reader.browser.get('/staff')).headers.get('location'), '/staff/campaigns');
  assert.equal((await people['nobody'].browser.get('/staff')).headers.get('location'), '/staff/access');
  for (const path of ['/staff/journal', '/staff/team', '/staff/person', '/staff/outbox', '/staff/recipients'])
    assert.ok([403, 404].includes((await reader.browser.get(path)).status), path);
});

test('roles that are given or taken stand in the journal and count at once', async () => {
  const somebody = await member('changing', 'listed', { events: 'author' });
  const { rows } = await sql<{ rule: string; actor: string }>`
    select rule, actor from journal.entry where what = 'staff-role-changed' order by id desc limit 1`.execute(
    world.world.db,
  );
  assert.deepEqual(rows, [{ rule: 'newsletter:events:author', actor: 'staff' }]);
  assert.equal((await somebody.get('/staff/campaigns/new')).status, 200);
  await keeper.post(`/staff/team/${await accountOf('changing')}`, { role: 'listed' });
  assert.equal((await somebody.get('/staff/campaigns/new')).status, 403);
});

test('the last keeper keeps the role', async () => {
  const answer = await keeper.post(`/staff/team/${await accountOf('keeper')}`, { role: 'reader' });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /letzte Zugang/);
});
