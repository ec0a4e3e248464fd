import { sql } from 'kysely';
import { mailTables } from '../../core/mail/index.ts';
import { coreTables, explainOwnership } from '../../core/records/index.ts';
import { readMigrations } from '../../core/store/index.ts';
import { fault, ok, run, type Verdict } from '../finding.ts';
import { insideCheck } from '../patient.ts';

/** Whether every personal column goes with its record (S3). */
export const ownership = insideCheck(
  { name: 'ownership', title: { de: 'Zugehörigkeit der Spalten', en: 'Ownership of columns' } },
  async ({ world, tables }): Promise<readonly Verdict[]> => {
    const found = await explainOwnership(world.db, { ...coreTables, ...mailTables, ...tables });
    if (found.length === 0)
      return [
        ok({
          de: 'Jede personenbezogene Spalte geht mit ihrem Datenobjekt.',
          en: 'Every personal column goes with its record.',
        }),
      ];
    return found.map(({ place, sentence }) =>
      fault(
        {
          de: `${place} könnte eine Löschung überleben: ${sentence}`,
          en: `${place} could outlive an erasure: ${sentence}`,
        },
        {
          mend: {
            de: 'Spielen Sie die Fassung der Software ein, zu der diese Datenbank gehört, oder entfernen Sie, was von Hand angelegt wurde.',
            en: 'Install the version of the software that this database belongs to, or remove what was made by hand.',
          },
        },
      ),
    );
  },
);

/** Whether the database has the shape that the code expects. */
export const migrations = insideCheck(
  { name: 'migrations', title: { de: 'Migrationen', en: 'Migrations' } },
  async ({ world }): Promise<readonly Verdict[]> => {
    const { rows } = await sql<{ name: string }>`select name from store.migration`.execute(world.db);
    const applied = new Set(rows.map(({ name }) => name));
    const missing = (await readMigrations()).filter(({ name }) => !applied.has(name));
    if (missing.length === 0)
      return [
        ok({
          de: `Alle ${applied.size} Migrationen sind eingespielt.`,
          en: `All ${applied.size} migrations are applied.`,
        }),
      ];
    return [
      fault(
        {
          de: `Es fehlen ${missing.length} Migrationen, zuerst ${missing[0]?.name}.`,
          en: `${missing.length} migrations are missing, first ${missing[0]?.name}.`,
        },
        run(
          'status',
          'spielt sie ein, wie jeder Befehl; danach starten Sie den Server neu.',
          'applies them, as every command does; then start the server again.',
        ),
      ),
    ];
  },
);
