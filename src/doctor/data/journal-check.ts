import { notedHead, verifyJournal } from '../../core/journal/index.ts';
import { fault, ok, run, type Verdict } from '../finding.ts';
import { insideCheck } from '../patient.ts';

/** Whether the journal is as it was written, to its noted end. */
export const journal = insideCheck(
  { name: 'journal', title: { de: 'Protokoll', en: 'Journal' } },
  async ({ world, signer }, { config }): Promise<readonly Verdict[]> => {
    const found = await verifyJournal(world.db, signer.publicKey, await notedHead(config.journalHeadFile));
    if (found.verified)
      return [
        ok({
          de: `Das Protokoll ist unverändert (${found.entries} Einträge in ${found.blocks} Blöcken).`,
          en: `The journal is unchanged (${found.entries} entries in ${found.blocks} blocks).`,
        }),
      ];
    return [
      fault(
        {
          de: `Das Protokoll wurde verändert: ${found.faults[0]}`,
          en: `The journal has been altered: ${found.faults[0]}`,
        },
        run(
          'journal verify',
          'nennt alles; bewahren Sie Datenbank und Sicherungen unverändert als Beweis.',
          'names all of it; keep database and backups as they are: evidence.',
        ),
      ),
    ];
  },
);
