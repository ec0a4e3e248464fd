import type { World } from '../../../core/section/index.ts';
import { type Declaration, linesColumn } from './declaration.ts';
import type { Line, Mapping } from './file/index.ts';
import { firstPieces } from './queries.ts';
import { openImport } from './start.ts';
import { sort } from './take/take-in.ts';

/** Pieces that are tried before an import is started. */
const piecesTried = 10;

/** A line that would be refused, with what stands in it: shown to whoever checks the file, in that answer alone. */
export interface Problem {
  readonly line: number;
  readonly reason: string;
  readonly cells: readonly string[];
}

export interface Preview {
  /** How many lines were tried; the file may have more. */
  readonly tried: number;
  readonly active: number;
  readonly asked: number;
  readonly known: number;
  readonly refused: number;
  readonly problems: readonly Problem[];
}

/** The first lines of a file as they stand in it. */
export async function firstLines(world: World, id: string, most: number): Promise<readonly Line[]> {
  return (await linesOf(world, id, 1)).slice(0, most);
}

/** What taking the file in would come to; nothing is written and nobody is locked. */
export async function preview(
  world: World,
  id: string,
  {
    mapping,
    declaration,
    most,
  }: { readonly mapping: Mapping; readonly declaration: Declaration; readonly most: number },
  now: Temporal.Instant,
): Promise<Preview | undefined> {
  const found = await openImport(world, world.db, id, 'newsletter.import');
  if (!found) return undefined;
  const lines = await linesOf(world, id, piecesTried);
  const content = { ...found.content, mapping };
  const sorted = await sort(world, world.db, { import: id, content, declaration, lines, isFinal: false }, now);
  const byNumber = new Map(lines.map((line) => [line[0], line]));
  const problems = sorted.refused
    .toSorted((a, b) => a.line - b.line)
    .slice(0, most)
    .map(({ line, reason }) => ({ line, reason, cells: byNumber.get(line)?.slice(1).map(String) ?? [] }));
  const { proven, unproven, known, refused } = sorted;
  return { tried: lines.length, active: proven.size, asked: unproven.size, known, refused: refused.length, problems };
}

async function linesOf(world: World, id: string, pieces: number): Promise<readonly Line[]> {
  const found = await openImport(world, world.db, id, 'newsletter.import');
  if (!found) return [];
  const first = await firstPieces(world.db, id, pieces);
  return first.flatMap(({ lines }) => JSON.parse(found.opened.text(linesColumn, lines)) as readonly Line[]);
}
