import { copiesOverdue, lastBackup, lastDrill } from '../../core/backup/index.ts';
import { fault, ok, run, type Verdict, warning } from '../finding.ts';
import { type Inside, insideCheck } from '../patient.ts';

/** Whether there is a way back, whether it was tried, and whether no copy outlives its time (Art. 32(1)(c), (d) GDPR; Q12). */
export const backups = insideCheck(
  { name: 'backup', title: { de: 'Sicherungen', en: 'Backups' } },
  async (inside): Promise<readonly Verdict[]> => {
    if (!inside.world.rules.policy.backups) return [undeclared(inside)];
    const now = inside.world.clock.now();
    const over = await copiesOverdue(inside.world.db, inside.world.rules, now);
    return [
      await newest(inside, now),
      await practice(inside, now),
      ...(over === 0
        ? []
        : [
            fault(
              {
                de: `${over} Sicherungen sind älter, als sie sein dürfen.`,
                en: `${over} copies are older than they may be.`,
              },
              run(
                'backup DIR',
                'entfernt beim nächsten Lauf alle, die es erreicht; was anderswo liegt, löschen Sie dort.',
                'removes all that it reaches at its next run; what lies elsewhere you delete there.',
              ),
            ),
          ]),
    ];
  },
);

/** Longer than this without a copy, and a lost disk loses more than anybody would enter again. */
const copyEvery = Temporal.Duration.from({ hours: 48 });
/** Longer than this without a practice, and nobody knows whether the way back still leads anywhere. */
const practiceEvery = Temporal.Duration.from({ hours: 24 * 100 });

async function newest({ world }: Inside, now: Temporal.Instant): Promise<Verdict> {
  const last = await lastBackup(world.db);
  const take = run('backup DIR', 'nimmt eine; lassen Sie es täglich laufen.', 'takes one; let it run every day.');
  const judged = world.mode === 'production' ? fault : warning;
  if (!last) return judged({ de: 'Es gibt keine Sicherung der Daten.', en: 'There is no copy of the data.' }, take);
  const when = last.at.toString({ smallestUnit: 'second' });
  const says = {
    de: `Die letzte Sicherung ist vom ${when} (${last.rows} Zeilen).`,
    en: `The last copy is of ${when} (${last.rows} rows).`,
  };
  return Temporal.Instant.compare(last.at.add(copyEvery), now) < 0 ? judged(says, take) : ok(says);
}

async function practice({ world }: Inside, now: Temporal.Instant): Promise<Verdict> {
  const last = await lastDrill(world.db);
  const drill = run(
    'backup drill DIR',
    'übt sie in einer Datenbank, die danach verschwindet.',
    'practises it in a database that is gone afterwards.',
  );
  if (!last)
    return warning({ de: 'Eine Wiederherstellung wurde noch nie geübt.', en: 'A restore was never practised.' }, drill);
  const when = last.at.toString({ smallestUnit: 'second' });
  if (!last.passed)
    return fault({ de: `Die Übung vom ${when} ist gescheitert.`, en: `The practice of ${when} failed.` }, drill);
  const says = {
    de: `Zuletzt am ${when} geübt, mit Erfolg.`,
    en: `Last practised on ${when}, with success.`,
  };
  return Temporal.Instant.compare(last.at.add(practiceEvery), now) < 0 ? warning(says, drill) : ok(says);
}

const undeclared = ({ world }: Inside): Verdict =>
  (world.mode === 'production' ? fault : warning)(
    {
      de: 'Die Datenschutzerklärung nennt keine Frist für Sicherungen; es werden keine genommen.',
      en: 'The policy names no life for backups; none are taken.',
    },
    {
      mend: {
        de: 'Schreiben Sie „backups: { data, keys }“ in die Datei und setzen Sie sie mit „npx avow policy apply“ in Kraft.',
        en: 'Write “backups: { data, keys }” into the file, and put it in force with “npx avow policy apply”.',
      },
    },
  );
