import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Delimiter, delimiterOf } from './delimiter.ts';
import { type Bytes, bytesToTell, type Decoding, decodingOf, type Encoding } from './encoding.ts';

/** A line of a table: its number as a spreadsheet counts it, the line of the names being 1, and its cells. */
export type Line = readonly [number: number, ...cells: readonly string[]];

/** How a file was read. */
export interface Reading {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly columns: readonly string[];
}

export type FileRefused =
  | { readonly refused: 'empty' }
  /** A quotation mark that is never closed, or a line longer than any table has. */
  | { readonly refused: 'broken'; readonly line: number };

const longestLine = 1024 * 1024;
/** Characters of a piece at most, give or take its last line: lines may be long. */
const longestPiece = 1024 * 1024;

/**
 * Reads a table of any of the usual makes: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252, with a mark or without.
 * Hands its lines over in pieces of `size`, or fewer where they are long, and waits for each to be taken before it reads on: of the file no more is held.
 */
export async function readTable(
  bytes: Bytes,
  size: number,
  take: (lines: readonly Line[]) => Promise<void>,
): Promise<Reading | FileRefused> {
  const coming = chunksOf(bytes);
  const { value: head = new Uint8Array() } = await coming.next();
  const decoding = decodingOf(head);
  const start = decoding.decode(head);
  const delimiter = delimiterOf(start);
  const parser = parse({
    bom: true,
    delimiter,
    max_record_size: longestLine,
    relax_column_count: true,
    trim: true,
  });
  const rows = Readable.from(textOf(start, coming, decoding)).compose(parser) as AsyncIterable<readonly string[]>;
  let columns: readonly string[] | undefined;
  let piece: Line[] = [];
  let length = 0;
  let number = 0;
  try {
    for await (const record of rows) {
      number += 1;
      if (record.every((cell) => cell === '')) continue;
      if (!columns) {
        columns = record;
        continue;
      }
      for (const cell of record) length += cell.length;
      if (piece.push([number, ...record]) < size && length < longestPiece) continue;
      await take(piece);
      [piece, length] = [[], 0];
    }
  } catch (error) {
    if (error instanceof CsvError) return { refused: 'broken', line: number + 1 };
    throw error;
  }
  if (!columns) return { refused: 'empty' };
  if (piece.length > 0) await take(piece);
  return { encoding: decoding.encoding(), delimiter, columns };
}

/** The chunks of a file, the first of them long enough to tell what the file is. */
async function* chunksOf(bytes: Bytes): AsyncGenerator<Uint8Array, undefined> {
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const chunk of bytes) {
    if (!head) yield chunk;
    else {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      if (head.length < bytesToTell) continue;
      yield head;
      head = undefined;
    }
  }
  if (head) yield head;
}

async function* textOf(start: string, chunks: AsyncIterable<Uint8Array>, decoding: Decoding): AsyncGenerator<string> {
  if (start) yield start;
  for await (const chunk of chunks) {
    const text = decoding.decode(chunk);
    if (text) yield text;
  }
  const rest = decoding.end();
  if (rest) yield rest;
}
