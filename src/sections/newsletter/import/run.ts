import type { Act } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import { linesColumn } from './declaration.ts';
import type { Line } from './file/index.ts';
import * as queries from './queries.ts';
import { openImport } from './start.ts';
import { type Started, takeIn } from './take/take-in.ts';
import { archiveImportWording } from './take/wording.ts';
import { undoPiece } from './undo.ts';

/** Pieces in hand at once: while PostgreSQL writes one, this process seals the next. */
const lanes = 2;

/**
 * Works on what has been started for a while, then stops, so that a server that is asked to end does not wait for long.
 * Each piece is one transaction: after a crash the work goes on with the first piece that was not finished, and several
 * servers share the pieces. Answers whether there is more to do.
 */
export async function runImports(
  world: World,
  { milliseconds = 3_000 }: { readonly milliseconds?: number } = {},
): Promise<boolean> {
  const end = performance.now() + milliseconds;
  const hasTime = () => performance.now() < end;
  let isMore = false;
  for (const id of await queries.importsIn(world.db, 'running')) isMore = (await takeAll(world, id, hasTime)) || isMore;
  for (const id of await queries.importsIn(world.db, 'undoing')) isMore = (await undoAll(world, id, hasTime)) || isMore;
  return isMore;
}

async function takeAll(world: World, id: string, hasTime: () => boolean): Promise<boolean> {
  const file = await openFile(world, id);
  if (!file) return false;
  const lane = async () => {
    while (hasTime()) if (!(await takePiece(world, file, await actNow(world)))) return;
  };
  // Each waits for the other, also where one fails: no transaction is left behind.
  const lanesDone = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const failed = lanesDone.find((done) => done.status === 'rejected');
  if (failed) throw failed.reason;
  return !(await finish(world, id, await actNow(world)));
}

// Whoever started the import acts in it, however much later a piece is taken in.
async function actNow({ clock }: World): Promise<Act> {
  await clock.refresh();
  return { now: clock.now(), by: 'staff' };
}

/** A file whose taking in has been started, opened once for all of its pieces. */
interface OpenFile extends Started {
  readonly read: (lines: Buffer) => readonly Line[];
}

async function openFile(world: World, id: string): Promise<OpenFile | undefined> {
  const found = await openImport(world, world.db, id, 'newsletter.import');
  const { declaration } = found?.content ?? {};
  if (!found || !declaration) return undefined;
  const wording = await archiveImportWording(world.db, declaration, world.clock.now());
  const read = (lines: Buffer) => JSON.parse(found.opened.text(linesColumn, lines)) as readonly Line[];
  return { import: id, content: found.content, declaration, wording, read };
}

async function takePiece(world: World, file: OpenFile, act: Act): Promise<boolean> {
  return transaction(world.db, async (tx) => {
    // Undone or erased meanwhile, the import has no piece left to take.
    await queries.acknowledgeAtTheEnd(tx);
    const piece = await queries.takeNextPiece(tx, file.import);
    if (!piece) return false;
    const taken = await takeIn(world, tx, file, file.read(piece.lines), act);
    await queries.noteTaken(tx, file.import, piece.number, taken, act.now);
    return true;
  });
}

/** Ends an import of which every piece has been taken in; answers whether it is at its end. */
async function finish(world: World, id: string, act: Act): Promise<boolean> {
  return transaction(world.db, async (tx) => {
    if (await queries.hasPieces(tx, id)) return false;
    const advanced = await world.records.advance(tx, id, 'finished', act);
    if (!('refused' in advanced)) await queries.noteEnded(tx, id, act.now);
    return true;
  });
}

async function undoAll(world: World, id: string, hasTime: () => boolean): Promise<boolean> {
  while (hasTime()) {
    const act = await actNow(world);
    if (await transaction(world.db, (tx) => undoPiece(world, tx, id, act))) continue;
    await transaction(world.db, (tx) => world.records.advance(tx, id, 'undone', act));
    return false;
  }
  return true;
}
