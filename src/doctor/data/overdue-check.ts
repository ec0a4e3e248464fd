import { lastSweeps, overdue as overdueRecords } from '../../core/records/index.ts';
import { type Late, lateBesideRecords } from '../../core/section/index.ts';
import { fault, ok, run, type Verdict } from '../finding.ts';
import { insideCheck } from '../patient.ts';

/** Whether anything is still there that must be gone: the promise itself (S83). */
export const overdue = insideCheck(
  { name: 'overdue', title: { de: 'Überfälliges', en: 'Overdue' } },
  async ({ world, sections }): Promise<readonly Verdict[]> => {
    const beside = (await lateBesideRecords(world, sections)).map(lateFault);
    const late = await overdueRecords(world.db, world.clock.now());
    const [last] = await lastSweeps(world.db, 1);
    const when = last ? last.at.toString({ smallestUnit: 'second' }) : undefined;
    if (late === 0 && beside.length > 0) return beside;
    if (late === 0)
      return [
        ok({
          de: `Nichts ist überfällig; der letzte Löschlauf, der etwas zu tun hatte: ${when ?? 'noch keiner'}.`,
          en: `Nothing is overdue; the last sweep that had something to do: ${when ?? 'none yet'}.`,
        }),
      ];
    return [
      fault(
        { de: `${late} Datenobjekte müssten gelöscht sein.`, en: `${late} records should be gone.` },
        run(
          'sweep',
          'löscht sie jetzt; bleibt etwas übrig, nennt „npx avow status“ die Datenart.',
          'erases them now; if any are left, “npx avow status” names their class.',
        ),
      ),
      ...beside,
    ];
  },
);

const lateFault = ({ figure: { title, help }, count }: Late): Verdict =>
  fault({ de: `${title.de}: ${count}.`, en: `${title.en}: ${count}.` }, { mend: help });
