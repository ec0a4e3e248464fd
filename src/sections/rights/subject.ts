import { sql } from 'kysely';
import type { Text } from '../../core/policy/index.ts';
import type { Opened } from '../../core/records/index.ts';
import type { Field, SubjectAccess } from '../../core/section/index.ts';
import type { Queries } from '../../core/store/index.ts';
import { contentOf, kindWords, requestClass, rowsOf } from './request/index.ts';
import { emailColumn, toldColumn, visitByRecord } from './visit/queries.ts';

/** What a person reads of their requests and of their access to this page. */
export const subject: SubjectAccess = {
  fields: (tx, opened) => (opened.class === requestClass ? requestFields(tx, opened) : visitFields(tx, opened)),
};

async function visitFields(tx: Queries, opened: Opened): Promise<readonly Field[]> {
  const visit = await visitByRecord(tx, opened.id);
  if (!visit) return [];
  return [
    field('email', opened.text(emailColumn, visit.email)),
    field('asked-at', visit.asked_at.toString()),
    ...(visit.opened_at ? [field('opened-at', visit.opened_at.toString())] : []),
    field('network', visit.network.toString('hex')),
    ...hashes(visit),
    ...(visit.told ? [field('told', opened.text(toldColumn, visit.told))] : []),
  ];
}

const hashes = ({ link_hash, visit_hash }: { link_hash: Buffer | null; visit_hash: Buffer | null }): Field[] =>
  [link_hash ?? visit_hash].flatMap((hash) => (hash ? [field('token', hash.toString('hex'))] : []));

async function requestFields(tx: Queries, opened: Opened): Promise<readonly Field[]> {
  const [row] = await rowsOf(tx, sql`q.record = ${opened.id}`);
  if (!row) return [];
  const { address, name, text, extension, answer } = contentOf(row, opened);
  return [
    ['email', address] as const,
    ['name', name] as const,
    ['kinds', row.kinds.map((kind) => `${kindWords[kind].de} (${kindWords[kind].en})`).join(', ')] as const,
    ['request', text] as const,
    ['received-at', row.receivedAt.toString()] as const,
    ['extended-at', row.extendedAt?.toString() ?? ''] as const,
    ['extension', extension] as const,
    ['answered-at', row.answeredAt?.toString() ?? ''] as const,
    ['answer', answer] as const,
  ].flatMap(([which, value]) => (value === '' ? [] : [field(which, value)]));
}

const titles = {
  email: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  name: { de: 'Name', en: 'Name' },
  kinds: { de: 'Verlangt', en: 'Asked for' },
  request: { de: 'Inhalt des Antrags', en: 'Content of the request' },
  'received-at': { de: 'Eingegangen', en: 'Received' },
  'extended-at': { de: 'Verlängert', en: 'Extended' },
  extension: { de: 'Gründe der Verlängerung', en: 'Reasons for the extension' },
  'answered-at': { de: 'Beantwortet', en: 'Answered' },
  answer: { de: 'Unsere Antwort', en: 'Our answer' },
  'asked-at': { de: 'Link angefordert', en: 'Link asked for' },
  'opened-at': { de: 'Geöffnet', en: 'Opened' },
  network: { de: 'Schlüsselhash des Netzes', en: 'Keyed hash of the network' },
  token: { de: 'Hash des Zugangs (Cookie)', en: 'Hash of the access (cookie)' },
  told: { de: 'Ergebnis des letzten Antrags', en: 'Result of the last request' },
} as const satisfies Record<string, Text>;

const field = (name: keyof typeof titles, value: string): Field => ({ name, title: titles[name], value });
