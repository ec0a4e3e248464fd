import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { closeBlocks, signer, verifyJournal } from '../../src/core/journal/index.ts';
import { openHold } from '../../src/core/records/index.ts';
import { house } from '../support/lives-house.ts';
import { chance } from '../support/lives-random.ts';

const events = ['confirmed', 'withdrawn', 'paid', 'erasureDemanded', 'restrictionDemanded', 'restrictionLifted'];

test('whatever happens to records at the same time, each is kept once, erased at most once, and nothing is left of it', async () => {
  const home = await house();
  const seed = Date.now() % 2 ** 31;
  const dice = chance(seed);
  const ids: string[] = [];
  for (let n = 0; n < 60; n += 1) {
    const { id } = await home.keep({ class: dice.one(['life.request', 'life.account', 'life.invoice']) });
    const address = await home.keep({ class: 'life.address', parent: id });
    ids.push(id, address.id, (await home.keep({ class: 'life.counter', parent: address.id })).id);
  }
  // Requests and counters are due, accounts wait for a fact: the sweep and the deeds meet at the same trees.
  home.clock.advance({ days: 8 });
  const reviewBy = home.clock.now().add({ hours: 1 });
  const act = home.act('staff');
  const deed = (): Promise<unknown> => {
    const id = dice.one(ids);
    const order = { reference: 'A-1', kind: 'incident', class: 'life.address', records: [id], reviewBy } as const;
    const deeds = [
      () => home.run((tx) => home.records.advance(tx, id, dice.one(events), act)),
      () => home.run((tx) => home.records.demandErasure(tx, id, act)),
      () => home.run((tx) => home.records.learn(tx, id, { lastUse: act.now, closed: act.now }, act)),
      () => home.keep({ class: 'life.counter', parent: id }),
      () => home.records.sweep(home.db, act),
      () => closeBlocks(home.db, own, act.now),
      async () => {
        const { hold } = await home.run((tx) => openHold(tx, order, act));
        await home.run((tx) => home.records.closeHold(tx, hold, act));
      },
    ];
    return dice.one(deeds)();
  };
  const own = signer(home.vault.secrets.journal);
  const fates = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const refusals: unknown[] = [];
      for (let n = 0; n < 60; n += 1) await deed().catch((error: unknown) => refusals.push(error));
      return refusals;
    }),
  );
  // Its parent was erased a moment before, or PostgreSQL broke a deadlock: both undo the whole deed.
  for (const error of fates.flat())
    assert.match(String((error as { code?: unknown }).code), /^(23503|40P01)$/, String(error));
  await home.records.sweep(home.db, home.act('policy'));

  const { rows } = await sql<Record<string, number>>`
    with told as (
      select record, count(*) filter (where what = 'kept') as kept, count(*) filter (where what = 'erased') as erased
      from journal.entry where record is not null and what not like 'hold-%' group by record)
    select (select count(*) from told where kept <> 1 or erased > 1) as strange,
      (select count(*) from told join core.record r on r.id = told.record where erased <> 0) as undead,
      (select count(*) from told where erased = 0
        and not exists (select from core.record r where r.id = told.record)) as vanished,
      (select count(*) from core.record r where not exists (select from told where record = r.id)) as untold,
      (select count(*) from vault.key k where not exists (select from core.record r where r.id = k.record)) as keys,
      (select count(*) from core.record r where class <> 'life.counter'
        and not exists (select from vault.key k where k.record = r.id)) as keyless,
      (select count(*) from core.record where holds <> 0) as held,
      (select count(*) from core.record where due <= ${act.now.toString()}) as late`.execute(home.db);
  const none = { strange: 0, undead: 0, vanished: 0, untold: 0, keys: 0, keyless: 0, held: 0, late: 0 };
  assert.deepEqual(rows[0], none, `seed ${seed}`);
  await closeBlocks(home.db, own, act.now);
  assert.deepEqual((await verifyJournal(home.db, own.publicKey)).faults, []);
});
