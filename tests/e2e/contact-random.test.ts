// Random lives of a mailbox: mail comes in, staff move, copy, delete and rename, folders count anew, persons have
// themselves erased, deals are made and closed. After every look the database and the server have to say the same.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { becameDeal, notNeeded } from '../../src/sections/contact/conversation/index.ts';
import { type ContactWorld, contactWorld } from '../support/contact-mailbox.ts';
import { type Dovecot, dovecot } from '../support/dovecot.ts';
import { us, written } from '../support/letters.ts';
import { type Chance, chance } from '../support/lives-random.ts';

const seeds = [1, 2, 3, 4];
const server = await dovecot({ users: seeds.map((seed) => `life${seed}`) });
after(() => server[Symbol.asyncDispose]());

const people = ['anna', 'bob', 'carla', 'dora'].map((name) => `${name}@kunden.example`);
const folders = ['INBOX', 'Sent', 'Trash', 'Kunden', 'Alt'];

interface Life {
  readonly w: ContactWorld;
  readonly server: Dovecot;
  readonly user: string;
  readonly chance: Chance;
  /** Texts that must not lie anywhere any more. */
  readonly gone: Set<string>;
  /** Who wrote or got each text. */
  readonly texts: Map<string, readonly string[]>;
  count: number;
}

for (const seed of seeds)
  test(`life ${seed} of a mailbox keeps database and server alike`, async () => {
    const user = `life${seed}`;
    const w = await contactWorld(server, [user]);
    const life: Life = { w, server, user, chance: chance(seed), gone: new Set(), texts: new Map(), count: 0 };
    await server.by(user, async (client) => {
      for (const folder of folders.slice(1)) await client.mailboxCreate(folder).catch(() => {});
    });
    for (let step = 0; step < 40; step += 1) {
      await life.chance.one(steps)(life);
      if (life.chance.below(10) < 4) {
        await w.read();
        await alike(life, `step ${step}`);
      }
    }
    await w.read();
    await alike(life, 'the end');
  });

type Step = (life: Life) => Promise<unknown>;

const arrives: Step = async (life) => {
  const { chance: c, user, count } = life;
  life.count += 1;
  const [person, text] = [c.one(people), `TEXT-${count}-${user}-END`];
  const isOurs = c.below(10) < 3;
  const also = isOurs && c.below(10) < 5 ? [c.one(people)] : [];
  life.texts.set(text, [...new Set([person, ...also])]);
  const between = isOurs ? { from: us, to: [person, ...also].join(', ') } : { from: person };
  const answers = count > 0 && c.below(10) < 5 ? [`l${c.below(count)}`] : [];
  const mail = written({ id: `l${count}`, ...between, subject: `Sache ${c.below(4)}`, answers, text });
  await life.server.append(user, mail, c.one(folders));
};

const moved =
  (copy: boolean): Step =>
  ({ chance: c, server: s, user }) =>
    s.by(user, async (client) => {
      const { exists } = await client.mailboxOpen(c.one(folders));
      if (exists === 0) return;
      const range = String(1 + c.below(exists));
      const to = c.one(folders);
      await (copy ? client.messageCopy(range, to) : client.messageMove(range, to));
    });

const deletedByHand: Step = ({ chance: c, server: s, user }) =>
  s.by(user, async (client) => {
    const { exists } = await client.mailboxOpen(c.one(folders));
    if (exists > 0) await client.messageDelete(String(1 + c.below(exists)));
  });

const renamed: Step = ({ server: s, user, count }) =>
  s.by(user, async (client) => {
    await client.mailboxRename('Alt', `Alt-${count}`).catch(() => {});
    await client.mailboxCreate('Alt').catch(() => {});
  });

const erased: Step = async ({ w, chance: c, gone, texts }) => {
  await w.read();
  const person = c.one(people);
  const outcomes = await w.world.persons.erase(person, { now: w.now(), by: 'person' });
  if (outcomes.some(({ outcome }) => outcome !== 'erased')) return;
  // Only what was theirs alone: what others were written with them is part of the others' conversations.
  for (const [text, with_] of texts) if (with_.length === 1 && with_[0] === person) gone.add(text);
};

const judged: Step = async ({ w, chance: c }) => {
  const all = await w.all();
  if (all.length === 0) return;
  await c.one([becameDeal, notNeeded])(w.world, c.one(all).id, { now: w.now(), by: 'staff' });
};

const anew: Step = ({ server: s, user }) => s.countAnew(user);

const steps: readonly Step[] = [
  arrives,
  arrives,
  arrives,
  arrives,
  moved(false),
  moved(true),
  deletedByHand,
  renamed,
  erased,
  judged,
  anew,
];

/** What the server has is what the database says, and nothing of it is somebody's who was erased. */
async function alike({ w, server: s, user, gone }: Life, when: string): Promise<void> {
  const there: string[] = [];
  await s.by(user, async (client) => {
    for (const { path, flags } of await client.list()) {
      if (flags.has('\\Noselect')) continue;
      await client.mailboxOpen(path);
      for (const uid of (await client.search({ all: true }, { uid: true })) || []) there.push(`${path} ${uid}`);
    }
  });
  const { rows } = await sql<{ messages: number; empty: number; pending: number }>`
    select (select count(*)::int from (select distinct folder, uid from contact.message) as placed) as messages,
      (select count(*)::int from contact.conversation c
        where not exists (select from contact.message m where m.record = c.record)) as empty,
      (select count(*)::int from contact.erasure) as pending`.execute(w.world.db);
  assert.deepEqual(rows[0], { messages: there.length, empty: 0, pending: 0 }, when);
  for (const text of gone) assert.equal(await s.holds(user, text), false, `${when}: ${text} is still there`);
  const lying = await sql<{ wrong: number }>`
    select count(*)::int as wrong from core.record r where class = 'contact.conversation'
      and not exists (select from contact.conversation c where c.record = r.id)`.execute(w.world.db);
  assert.equal(lying.rows[0]?.wrong, 0, when);
}
