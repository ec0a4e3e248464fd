import { append } from '../../core/journal/index.ts';
import type { Act } from '../../core/records/index.ts';
import type { HeldAbout } from '../../core/section/index.ts';
import { transaction } from '../../core/store/index.ts';
import type { StaffDependencies } from '../dependencies.ts';

/** What is held about an address, looked up on somebody's behalf; each record that was shown stands in the journal (Art. 15 GDPR). */
export async function lookUp({ world }: StaffDependencies, address: string, act: Act): Promise<readonly HeldAbout[]> {
  const held = await world.persons.held(address);
  await transaction(world.db, (tx) =>
    append(
      tx,
      held.map((h) => ({
        at: act.now,
        what: 'disclosed' as const,
        class: h.class,
        stage: h.stage,
        rule: 'Art.15',
        record: h.record,
        actor: act.by,
      })),
    ),
  );
  return held;
}
