import type { Figure, Section } from './section.ts';
import type { World } from './world.ts';

/** What a section counts that is past its last day, where no record says so. */
export interface Late {
  readonly figure: Figure;
  /** The data class of which a promise is broken. */
  readonly class: string;
  readonly count: number;
}

/** All of it; nothing where everything is in time. */
export async function lateBesideRecords(world: World, sections: readonly Section[]): Promise<readonly Late[]> {
  const found: Late[] = [];
  for (const figure of sections.flatMap((section) => section.figures?.(world) ?? [])) {
    const count = figure.late === undefined ? 0 : await figure.read();
    if (figure.late !== undefined && count > 0) found.push({ figure, class: figure.late, count });
  }
  return found;
}

export const lateAltogether = (late: readonly Late[]): number => late.reduce((sum, { count }) => sum + count, 0);
