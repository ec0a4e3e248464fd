import { languages, type Text } from '../../../../core/policy/index.ts';
import type { Act } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import { type FileRefused, type Line, readTable } from '../../import/file/index.ts';
import { conditionsFrom, type Values } from '../desk/posted.ts';
import { refusedWords } from '../desk/words.ts';
import { enterCustomer } from '../life/enter.ts';

/** The columns of a table of customers, by the names in its first line. */
export const columns = [
  'email',
  'language',
  'sold_on',
  'sale',
  'sale_evidence',
  'similar',
  'similar_evidence',
  'unobjected_evidence',
  'told_on',
  'told_wording',
  'told_evidence',
] as const;

/** What became of a table, line by line. What was wrong names the column, and never the person. */
export interface Taken {
  readonly entered: number;
  /** Of them, those that lack a condition. */
  readonly incomplete: number;
  readonly wrong: readonly { readonly line: number; readonly column: string; readonly what: Text }[];
}

export type TableTaken = Taken | FileRefused | { readonly refused: 'columns' | 'long' };

/** More than this is more than one form carries in one go. */
const mostLines = 2_000;

/** Takes in a table; each line by itself, so that a wrong one keeps back no other, and twice the same changes nothing. */
export async function takeTable(world: World, text: string, act: Act): Promise<TableTaken> {
  const lines: Line[] = [];
  const reading = await readTable([Buffer.from(text, 'utf8')], mostLines, async (piece) => {
    lines.push(...piece);
  });
  if ('refused' in reading) return reading;
  const names = reading.columns.map((name) => name.trim().toLowerCase());
  if (!names.includes('email')) return { refused: 'columns' };
  if (lines.length > mostLines) return { refused: 'long' };
  const wrong: Taken['wrong'][number][] = [];
  let [entered, incomplete] = [0, 0];
  for (const [line, ...cells] of lines) {
    const values = Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
    const outcome = await takeLine(world, values, act);
    if ('errors' in outcome) wrong.push(...outcome.errors.map(([column, what]) => ({ line, column, what })));
    else {
      entered += 1;
      if (outcome.missing > 0) incomplete += 1;
    }
  }
  return { entered, incomplete, wrong };
}

type Lined = { readonly missing: number } | { readonly errors: readonly (readonly [column: string, what: Text])[] };

async function takeLine(world: World, values: Values, act: Act): Promise<Lined> {
  const read = conditionsFrom(values, world.rules.policy.timeZone);
  if ('errors' in read) return { errors: Object.entries(read.errors) };
  const language = languages.find((one) => one === values['language']) ?? 'de';
  const entry = { email: values['email']?.trim() ?? '', language, origin: 'file', ...read } as const;
  const entered = await transaction(world.db, (tx) => enterCustomer(world, tx, entry, act));
  return 'customer' in entered ? { missing: entered.missing.length } : { errors: [refusedWords[entered.refused]] };
}
