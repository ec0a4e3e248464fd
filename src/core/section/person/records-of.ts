import { recordsOf, type StoredRecord } from '../../records/index.ts';
import type { Queries } from '../../store/index.ts';
import type { Meant } from '../became.ts';
import type { Section } from '../section.ts';
import type { World } from '../world.ts';

/** A record, and the section that knows what it holds. */
export interface Owned {
  readonly section: Section;
  readonly record: StoredRecord;
}

/** Every record about one person, in the order of the policy and oldest first; each section knows them by a hash of its own. */
export async function recordsOfPerson(
  world: World,
  sections: readonly Section[],
  tx: Queries,
  address: string,
): Promise<readonly Owned[]> {
  const found: Owned[] = [];
  for (const section of sections)
    for (const record of await recordsOf(tx, world.records.subject(section.name, address)))
      found.push({ section, record });
  return found;
}

export async function meantOf(
  world: World,
  sections: readonly Section[],
  tx: Queries,
  address: string,
  records: Meant,
): Promise<readonly Owned[]> {
  const all = await recordsOfPerson(world, sections, tx, address);
  return records === 'all' ? all : all.filter(({ record }) => records.includes(record.id));
}
