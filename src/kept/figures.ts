import { lastDrill } from '../core/backup/index.ts';
import { lastVerification } from '../core/journal/index.ts';
import { currentVersion, lastSweeps, overdue } from '../core/records/index.ts';
import { lateAltogether, lateBesideRecords, type Section, type World } from '../core/section/index.ts';
import { transaction } from '../core/store/index.ts';
import { type Block, newestBlock } from './block.ts';
import { type Holding, holdings, lateClasses } from './holdings.ts';

/** Something that was checked, and when. */
export interface Checked {
  readonly what: 'policy' | 'drill' | 'journal' | 'review' | 'sweep' | 'overdue';
  /** Undefined where it has never been. */
  readonly at: Temporal.Instant | undefined;
  /** What the check found; undefined where it has never been. */
  readonly passed: boolean | undefined;
}

/** What is known without persons, read at one instant. */
export interface Figures {
  readonly at: Temporal.Instant;
  /** What is past its end, altogether: records, and what sections keep elsewhere. */
  readonly overdue: number;
  /** The classes they belong to. */
  readonly late: ReadonlySet<string>;
  readonly holdings: readonly Holding[];
  readonly checked: readonly Checked[];
  readonly block: Block | undefined;
}

/** Index probes alone; a page that anybody may ask for must cost nothing that grows with what is held. */
export async function readFigures(world: World, sections: readonly Section[]): Promise<Figures> {
  const { db, clock, rules } = world;
  await clock.refresh();
  const at = clock.now();
  const [records, classes, held, [sweep], journal, drill, version, block, beside] = [
    await overdue(db, at),
    await lateClasses(db, at),
    await transaction(db, (tx) => holdings(tx, rules.policy)),
    await lastSweeps(db, 1),
    await lastVerification(db),
    await lastDrill(db),
    await currentVersion(db),
    await newestBlock(db),
    await lateBesideRecords(world, sections),
  ];
  const late = records + lateAltogether(beside);
  return {
    at,
    overdue: late,
    late: new Set([...classes, ...beside.map((one) => one.class)]),
    holdings: held,
    checked: [
      { what: 'policy', at: version?.applied_at, passed: version && true },
      { what: 'drill', at: drill?.at, passed: drill?.passed },
      { what: 'journal', at: journal?.at, passed: journal?.verified },
      ...(await reviews(world, sections)),
      { what: 'sweep', at: sweep?.at, passed: sweep && true },
      { what: 'overdue', at, passed: late === 0 },
    ],
    block,
  };
}

/** When somebody last looked whether something is still needed (S29), to the day; nothing where no section asks that. */
async function reviews(world: World, sections: readonly Section[]): Promise<readonly Checked[]> {
  const asked = sections.flatMap((section) => section.lastReview?.(world) ?? []);
  if (asked.length === 0) return [];
  const found = await Promise.all(asked);
  const latest = found.filter((at) => at !== undefined).toSorted((a, b) => Temporal.Instant.compare(b, a))[0];
  return [{ what: 'review', at: latest, passed: latest && true }];
}
