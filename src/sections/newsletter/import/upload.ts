import { randomUUID } from 'node:crypto';
import type { Act } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import { type Content, contentColumn, linesColumn } from './declaration.ts';
import { type Bytes, type FileRefused, readTable, recognise } from './file/index.ts';
import * as queries from './queries.ts';

/** Lines of a piece: what one transaction takes in. Each of them locks a person, so it is bounded by PostgreSQL's table of locks. */
export const linesOfPiece = 1000;

export type Uploaded = { readonly import: string } | FileRefused | { readonly refused: 'too-large' };

/** A file as it comes; `isTooLarge` is asked when no more of it comes. */
export interface ComingFile {
  readonly name: string;
  readonly bytes: Bytes;
  readonly isTooLarge?: () => boolean;
}

/**
 * Reads a file as it comes and keeps it sealed, piece by piece, until it is taken in or its time is over. Nobody is subscribed
 * by it yet. All of it is one transaction, and no byte is written elsewhere: what breaks off half-way has never been there.
 */
export async function upload(
  world: World,
  { name, bytes, isTooLarge = () => false }: ComingFile,
  act: Act & { readonly account?: string },
): Promise<Uploaded> {
  return transaction(world.db, async (tx) => {
    // The file is about many; the record about it is about none of them.
    const subject = world.records.subject('newsletter', `${randomUUID()}@import.invalid`);
    const kept = await world.records.keep(tx, { class: queries.importClass, subject }, act);
    const row = { record: kept.id, content: kept.seal(contentColumn, '{}'), at: act.now, by: act.account ?? null };
    await queries.insertImport(tx, row);
    let [number, lines] = [0, 0];
    const reading = await readTable(bytes, linesOfPiece, async (piece) => {
      number += 1;
      lines += piece.length;
      await queries.insertPiece(tx, kept.id, number, kept.seal(linesColumn, JSON.stringify(piece)));
    });
    const refused = isTooLarge()
      ? ({ refused: 'too-large' } as const)
      : 'refused' in reading
        ? reading
        : lines === 0
          ? ({ refused: 'empty' } as const)
          : undefined;
    if (refused || 'refused' in reading) {
      await world.records.advance(tx, kept.id, 'discarded', act);
      return refused ?? { refused: 'empty' };
    }
    const content: Content = { file: name, ...reading, ...recognise(reading.columns) };
    await queries.describeImport(tx, kept.id, kept.seal(contentColumn, JSON.stringify(content)), lines);
    return { import: kept.id };
  });
}

/** Throws a file away that was not taken in, or ends the review of one that was. */
export async function dismiss(world: World, id: string, event: 'discarded' | 'reviewed', act: Act): Promise<void> {
  await transaction(world.db, (tx) => world.records.advance(tx, id, event, act));
}
