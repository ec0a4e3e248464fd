import { enactPolicy, type Keeping, records } from '../src/core/records/index.ts';
import { transaction } from '../src/core/store/index.ts';
import { freshGround } from './support/ground.ts';
import { type Figure, milliseconds } from './support/measure.ts';
import { benchRules } from './support/policy.ts';

const count = 5_000;
const act = { now: Temporal.Instant.from('2026-11-23T12:00:00Z'), by: 'person' } as const;
const column = 'bench.letter.address';
const address = 'somebody.with.a.name@example.com';

/** What one record costs, by itself and among many. */
export async function recordFigures(): Promise<readonly Figure[]> {
  await using ground = await freshGround();
  const { db } = ground.store;
  const keeping: Keeping = { rules: benchRules(), vault: ground.vault, entered: new Map() };
  await enactPolicy(db, keeping.rules.policy, { de: '', en: '' }, act);
  const deeds = records(keeping);
  const what = { class: 'bench.letter', subject: deeds.subject('bench', address) };
  const ids: string[] = [];
  const each = async (name: string, work: () => Promise<unknown>): Promise<Figure> => {
    const ms = await milliseconds(work);
    return { what: name, ours: `${((ms * 1000) / count).toFixed(1)} µs each` };
  };
  const kept = await deeds.keep(db, what, act);
  const sealed = kept.seal(column, address);
  const opened = await deeds.open(db, kept.id, 'bench.reading');
  if ('refused' in opened) throw new Error(`A record just kept is refused: ${opened.refused}.`);
  return [
    await each('keep: record, key, journal entry', () =>
      transaction(db, async (tx) => {
        for (let i = 0; i < count; i += 1) ids.push((await deeds.keep(tx, what, act)).id);
      }),
    ),
    await each('open for a purpose', async () => {
      for (const id of ids) await deeds.open(db, id, 'bench.reading');
    }),
    await each('open among many', () => deeds.openMany(db, ids, 'bench.reading')),
    await each('seal an address', async () => {
      for (let i = 0; i < count; i += 1) kept.seal(column, address);
    }),
    await each('read a sealed address', async () => {
      for (let i = 0; i < count; i += 1) opened.text(column, sealed);
    }),
  ];
}
