// Whether the person of a hold may be told of it, over a restore: known from the journal's copy, unknown from an export alone.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { openHolds } from '../../src/core/records/index.ts';
import { toldToPerson } from '../../src/core/section/index.ts';
import { backedHouse, emptyHouse, plainFiles } from '../support/backup.ts';
import type { Shell } from '../support/shell.ts';

const secret = 'secret@example.org';
const open = 'open@example.org';
const house = await backedHouse();
const exported = join(house.folder, 'exported');

const order =
  '--reference AZ-9 --kind preservation-order --class newsletter.subscription --review 2026-12-01T12:00:00Z';
const held = (address: string, ...more: readonly string[]) =>
  house.answer('hold', 'open', '--address', address, ...order.split(' '), '--json', ...more);

before(async () => {
  for (const address of [secret, open]) await house.subscribed(address);
  await house.backUp();
  await held(secret, '--confidential', '2026-12-24T12:00:00Z');
  await held(open);
  assert.equal((await house.avow('journal', 'export', exported)).code, 0);
});

const toldOfHold = (of: Shell, address: string) =>
  of.inside(async ({ world }) =>
    toldToPerson(await world.persons.held(address), world.clock.now()).some((one) => one.held),
  );

const secrecy = (of: Shell) =>
  of.inside(async ({ world }) =>
    (await openHolds(world.db)).map((hold) => [hold.confidentialUntil?.toString() ?? null, hold.isSecrecyUnknown]),
  );

/** As if the house were gone, and with it the copy of its journal: only what was exported is left. */
async function fromExport(): Promise<Shell & { readonly said: string }> {
  const other = await emptyHouse(house);
  const alone = { JOURNAL_COPY_DIR: join(other.folder, 'none') };
  const said = await other.avowWith(alone, 'restore', house.backups, '--journal', exported);
  assert.equal(said.code, 0, said.err);
  return { ...other, said: said.out };
}

test('the journal’s copy says of each hold whether it is confidential, and the restored house keeps to it', async () => {
  const other = await house.restored();
  assert.deepEqual(await secrecy(other), [
    ['2026-12-24T12:00:00Z', false],
    [null, false],
  ]);
  assert.deepEqual([await toldOfHold(other, secret), await toldOfHold(other, open)], [false, true]);
  assert.doesNotMatch(other.said.out, /until you decide/);
});

test('restored from an export alone nobody is told of a hold, and the restore says what to do', async () => {
  const other = await fromExport();
  assert.deepEqual(await secrecy(other), [
    [null, true],
    [null, true],
  ]);
  assert.deepEqual([await toldOfHold(other, secret), await toldOfHold(other, open)], [false, false]);
  assert.match(other.said, /of 2 open holds .* told nothing of them until you decide, at \/staff\/holds or by/);
});

test('a copy of the journal from before confidentiality was written down tells nobody either', async () => {
  const other = await emptyHouse(house);
  for (const [path, text] of await plainFiles(join(other.folder, 'journal-copy')))
    await writeFile(path, text.replace(/^#hold\t.*\n/gm, ''));
  const said = await other.avow('restore', house.backups);
  assert.equal(said.code, 0, said.err);
  assert.deepEqual([await toldOfHold(other, secret), await toldOfHold(other, open)], [false, false]);
});

test('once it is decided the person is told or not, the journal notes that it was decided, and the next restore knows', async () => {
  const other = await fromExport();
  const [first, second] = (await other.answer('hold', 'list', '--json')) as { id: string }[];
  const decide = (id: string | undefined, ...how: readonly string[]) =>
    other.avowWith({ JOURNAL_COPY_DIR: join(other.folder, 'none') }, 'hold', 'secrecy', id ?? '', ...how);
  assert.equal((await decide(first?.id)).code, 1);
  assert.equal((await decide(first?.id, '--until', '2020-01-01T00:00:00Z')).code, 1);
  assert.equal((await decide(first?.id, '--until', '2027-01-01T00:00:00Z')).code, 0);
  assert.equal((await decide(second?.id, '--told')).code, 0);
  assert.deepEqual([await toldOfHold(other, secret), await toldOfHold(other, open)], [false, true]);
  const reviewed = await other.inside(({ world }) =>
    sql`select record from journal.entry where what = 'hold-reviewed' order by id`.execute(world.db),
  );
  assert.deepEqual(reviewed.rows, [{ record: first?.id }, { record: second?.id }]);
  const again = await emptyHouse(house);
  const said = await again.avowWith(
    { JOURNAL_COPY_DIR: join(again.folder, 'none') },
    'restore',
    house.backups,
    '--journal',
    join(other.folder, 'none'),
  );
  assert.equal(said.code, 0, said.err);
  assert.deepEqual(await secrecy(again), [
    ['2027-01-01T00:00:00Z', false],
    [null, false],
  ]);
});
