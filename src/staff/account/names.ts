import type { World } from '../../core/section/index.ts';
import { transaction } from '../../core/store/index.ts';
import { allAccounts, nameColumn } from './queries.ts';

/** What colleagues call each other: the name they gave themselves, else the address. Who has left is not named. */
export async function namesOf(world: World, wanted: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (wanted.length === 0) return new Map();
  return transaction(world.db, async (tx) => {
    const accounts = (await allAccounts(tx)).filter(({ record }) => wanted.includes(record));
    const ids = accounts.map(({ record }) => record);
    const opened = await world.records.openMany(tx, ids, 'staff.management');
    return new Map(
      accounts.flatMap(({ record, name, email }): [string, string][] => {
        const key = opened.get(record);
        const called = key && (name ? key.text(nameColumn, name) : key.text('staff.account.email', email));
        return called ? [[record, called]] : [];
      }),
    );
  });
}
