import { sql } from 'kysely';
import { classesOf } from '../../core/policy/index.ts';
import type { World } from '../../core/section/index.ts';
import { fault, ok, run, type Verdict } from '../finding.ts';
import { type Inside, insideCheck } from '../patient.ts';

/** Every record has its key, no key is without its record, and the master key opens them. */
export const keys = insideCheck(
  { name: 'keys', title: { de: 'Schlüssel', en: 'Keys' } },
  async (inside): Promise<readonly Verdict[]> => {
    const { keyless, orphans, keys: count } = await compared(inside.world);
    return [
      await opening(inside),
      keyless === 0
        ? ok({ de: `Jedes Datenobjekt hat seinen Schlüssel (${count}).`, en: `Every record has its key (${count}).` })
        : fault(
            {
              de: `${keyless} Datenobjekte haben keinen Schlüssel und sind unlesbar.`,
              en: `${keyless} records have no key and cannot be read.`,
            },
            {
              mend: {
                de: 'Spielen Sie die Schlüssel aus der Schlüsselsicherung zurück („npx avow restore“); ohne sie bleibt nur das Löschen.',
                en: 'Bring the keys back from the backup of keys (“npx avow restore”); without them only erasing is left.',
              },
            },
          ),
      orphans === 0
        ? ok({ de: 'Kein Schlüssel ist ohne Datenobjekt.', en: 'No key is without a record.' })
        : fault(
            {
              de: `${orphans} Schlüssel gehören zu keinem Datenobjekt mehr.`,
              en: `${orphans} keys belong to no record any more.`,
            },
            run(
              'start',
              'vernichtet sie binnen 12 Stunden; nach einem Neustart sofort.',
              'destroys them within 12 hours; at once after a restart.',
            ),
          ),
    ];
  },
);

async function opening({ world, openVaultAgain }: Inside): Promise<Verdict> {
  try {
    await openVaultAgain();
    const some = await world.vault.minted(world.db, first, 50);
    await world.vault.keys(world.db, some);
    return ok({ de: 'Der Hauptschlüssel öffnet den Tresor.', en: 'The master key opens the vault.' });
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    return fault(
      {
        de: `Der Hauptschlüssel öffnet den Tresor nicht: ${why}`,
        en: `The master key does not open the vault: ${why}`,
      },
      {
        mend: {
          de: 'Legen Sie die Schlüsseldatei zurück, die zuletzt galt (MASTER_KEY_FILE), bevor der Server neu startet.',
          en: 'Put back the key file that was in use (MASTER_KEY_FILE) before the server starts again.',
        },
      },
    );
  }
}

interface Compared {
  readonly keys: number;
  readonly keyless: number;
  readonly orphans: number;
}

const first = '00000000-0000-0000-0000-000000000000';
const page = 5_000;

/** Walks along records and keys by their ids, page beside page: what stands on one side alone is looked at once more. */
async function compared(world: World): Promise<Compared> {
  const sealed = classesOf(world.rules.policy)
    .filter((c) => c.sealed !== false)
    .map((c) => c.name);
  const [records, minted] = [
    walk((after) => recordsAfter(world, sealed, after)),
    walk((after) => world.vault.minted(world.db, after, page)),
  ];
  const [keyless, orphans]: [string[], string[]] = [[], []];
  let keys = 0;
  let [record, key] = [await records.next(), await minted.next()];
  while (!record.done || !key.done) {
    if (!key.done) keys += record.done || key.value <= record.value ? 1 : 0;
    if (key.done || (!record.done && record.value < key.value)) {
      keyless.push(record.value as string);
      record = await records.next();
    } else if (record.done || key.value < record.value) {
      orphans.push(key.value);
      key = await minted.next();
    } else {
      record = await records.next();
      key = await minted.next();
    }
  }
  return {
    keys,
    keyless: await still(world, sealed, keyless, 'keyless'),
    orphans: await still(world, sealed, orphans, 'orphans'),
  };
}

async function* walk(read: (after: string) => Promise<readonly string[]>): AsyncGenerator<string, undefined> {
  for (let after = first; ; ) {
    const ids = await read(after);
    yield* ids;
    const last = ids.at(-1);
    if (last === undefined || ids.length < page) return undefined;
    after = last;
  }
}

async function recordsAfter({ db }: World, sealed: readonly string[], after: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from core.record where id > ${after} and class = any(${sealed}::text[]) order by id limit ${page}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

// Life goes on while the two are read: what was kept or erased in between is no finding.
async function still(
  { db, vault }: World,
  sealed: readonly string[],
  ids: readonly string[],
  what: 'keyless' | 'orphans',
) {
  if (ids.length === 0) return 0;
  const { rows } = await sql<{ id: string }>`
    select id from core.record where id = any(${ids}::uuid[]) and class = any(${sealed}::text[])`.execute(db);
  const records = new Set(rows.map(({ id }) => id));
  const keyed = new Set<string>();
  for (const id of ids) {
    // A key that does not open is there all the same.
    const size = await vault.keys(db, [id]).then(
      (found) => found.size,
      () => 1,
    );
    if (size > 0) keyed.add(id);
  }
  return ids.filter((id) =>
    what === 'keyless' ? records.has(id) && !keyed.has(id) : keyed.has(id) && !records.has(id),
  ).length;
}
