import type { World } from '../../../core/section/index.ts';
import type { Reach } from '../reach.ts';
import { csvLine, csvMark } from './csv.ts';
import type { Disclosed, PersonsContent } from './persons.ts';
import { columnsOf, type PersonRow, rowOf } from './rows.ts';
import { statistics } from './statistics.ts';
import { wordingsOf } from './wordings.ts';

export const formats = ['csv', 'json'] as const;
export type Format = (typeof formats)[number];

const types: Readonly<Record<Format, string>> = { csv: 'text/csv; charset=utf-8', json: 'application/json' };
export const typeOf = (format: Format): string => types[format];

type Pages = AsyncIterable<readonly Disclosed[]>;

/** Persons as text, page by page: memory holds one page, however many they are. */
export async function* personsAs(
  world: World,
  format: Format,
  content: PersonsContent,
  pages: Pages,
): AsyncGenerator<string> {
  yield* format === 'csv' ? personsAsCsv(content, pages) : personsAsJson(world, content, pages);
}

async function* personsAsCsv(content: PersonsContent, pages: Pages): AsyncGenerator<string> {
  const columns = columnsOf(content);
  yield csvMark + csvLine(columns);
  for await (const page of pages)
    yield page
      .map((one) => rowOf(content, one))
      .map((row) => csvLine(columns.map((column) => row[column] ?? null)))
      .join('');
}

/** Of proofs, the wordings to which the lines refer by their hash stand at the end, each once. */
async function* personsAsJson(world: World, content: PersonsContent, pages: Pages): AsyncGenerator<string> {
  const hashes = new Set<string>();
  let separator = '';
  yield `{"${content}":[`;
  for await (const page of pages)
    for (const row of page.map((one) => rowOf(content, one))) {
      noteWordings(hashes, row);
      yield `${separator}\n${JSON.stringify(row)}`;
      separator = ',';
    }
  yield '\n]';
  if (content === 'proofs') yield `,\n"wordings":${JSON.stringify(await wordingsOf(world.db, [...hashes]))}`;
  yield '}\n';
}

function noteWordings(hashes: Set<string>, row: PersonRow): void {
  for (const column of ['consent_wording', 'form_wording', 'mail_wording'])
    if (row[column]) hashes.add(String(row[column]));
}

export async function statisticsAs(world: World, format: Format, reach: Reach): Promise<string> {
  const rows = (await statistics(world.db, world.rules.calendar.timeZone)).filter(({ list }) => reach(list));
  if (format === 'json') return `${JSON.stringify({ statistics: rows })}\n`;
  const lines = rows.map((row) => csvLine([row.list, row.what, row.of, row.count]));
  return csvMark + csvLine(['list', 'what', 'of', 'count']) + lines.join('');
}
