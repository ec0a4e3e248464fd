import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Delimiter, delimiterOf } from './delimiter.ts';
import { type Encoding, encodingOf, textOf } from './encoding.ts';

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

/**
 * Reads a table of any of the usual makes: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252, with a mark or without.
 * Hands its lines over in pieces of `size`, and waits for each to be taken before it reads on.
 */
export async function readTable(
  bytes: Uint8Array,
  size: number,
  take: (lines: readonly Line[], reading: Reading) => Promise<void>,
): Promise<Reading | FileRefused> {
  const encoding = encodingOf(bytes);
  const delimiter = delimiterOf(textOf(bytes, encoding).next().value || '');
  const parser = parse({
    bom: true,
    delimiter,
    max_record_size: longestLine,
    relax_column_count: true,
    trim: true,
  });
  const rows = Readable.from(textOf(bytes, encoding)).compose(parser) as AsyncIterable<readonly string[]>;
  let reading: Reading | undefined;
  let piece: Line[] = [];
  let number = 0;
  try {
    for await (const record of rows) {
      number += 1;
      if (record.every((cell) => cell === '')) continue;
      if (!reading) {
        reading = { encoding, delimiter, columns: record };
        continue;
      }
      if (piece.push([number, ...record]) < size) continue;
      await take(piece, reading);
      piece = [];
    }
  } catch (error) {
    if (error instanceof CsvError) return { refused: 'broken', line: number + 1 };
    throw error;
  }
  if (!reading) return { refused: 'empty' };
  if (piece.length > 0) await take(piece, reading);
  return reading;
}
