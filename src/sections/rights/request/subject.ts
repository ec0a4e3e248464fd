import { sql } from 'kysely';
import type { Text } from '../../../core/policy/index.ts';
import type { Opened } from '../../../core/records/index.ts';
import type { Field, Rectified } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { kindWords } from './answer/answer-letter.ts';
import { entriesOf } from './entry.ts';
import { contentOf, rowsOf } from './request.ts';
import { namedAddresses } from './told/address.ts';

/** Everything that its person may see of a request: what they asked, when, and what was answered (Art. 15 GDPR). */
export async function requestFields(tx: Queries, opened: Opened): Promise<readonly Field[]> {
  const [row] = await rowsOf(tx, sql`q.record = ${opened.id}`);
  if (!row) return [];
  const { address, name, text, extension, answer } = contentOf(row, opened);
  const entries = await entriesOf(tx, opened);
  const notes = entries.filter(({ what }) => what === 'note' || what === 'identity-noted').map(({ note }) => note);
  const values: readonly (readonly [Name, string | undefined])[] = [
    ['email', address],
    ['named', (await namedAddresses(tx, opened)).map((one) => one.address).join('\n')],
    ['name', name],
    ['kinds', row.kinds.map((kind) => `${kindWords[kind].de} (${kindWords[kind].en})`).join(', ')],
    ['request', text],
    ['received-at', row.receivedAt.toString()],
    ['extended-at', row.extendedAt?.toString()],
    ['extension', extension],
    ['answered-at', row.answeredAt?.toString()],
    ['answer', answer],
    ['notes', notes.join('\n')],
  ];
  const isUnderWay = opened.stage !== 'answered';
  return values.flatMap(([field, value]): Field[] =>
    value
      ? [{ name: field, title: titles[field], value, ...(field === 'name' && isUnderWay && { correct: nameOf }) }]
      : [],
  );
}

const nameOf = { as: 'text', most: 200 } as const;

/** How its person is called needs nobody's judgement; what they wrote and what we answered are what they were. */
export async function rectifyRequest(
  tx: Queries,
  opened: Opened,
  { field, value }: { readonly field: string; readonly value: string },
): Promise<Rectified> {
  const name = value.trim();
  if (field !== 'name' || opened.stage === 'answered') return { refused: 'field' };
  if (name === '' || name.length > nameOf.most) return { refused: 'value' };
  const { numAffectedRows } = await sql`
    update rights.request set name = ${opened.seal('rights.request.name', name)}
    where record = ${opened.id} and name is not null`.execute(tx);
  return numAffectedRows === 1n ? { rectified: field } : { refused: 'field' };
}

const titles = {
  email: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  named: { de: 'Später genannte Adressen', en: 'Addresses named later' },
  name: { de: 'Name', en: 'Name' },
  kinds: { de: 'Beantragt', en: 'Asked for' },
  request: { de: 'Ihr Antrag', en: 'Your request' },
  'received-at': { de: 'Eingegangen am', en: 'Received at' },
  'extended-at': { de: 'Frist verlängert am', en: 'Time extended at' },
  extension: { de: 'Gründe der Verlängerung', en: 'Reasons of the extension' },
  'answered-at': { de: 'Beantwortet am', en: 'Answered at' },
  answer: { de: 'Unsere Antwort', en: 'Our answer' },
  notes: { de: 'Vermerke', en: 'Notes' },
} as const satisfies Record<string, Text>;
type Name = keyof typeof titles;
