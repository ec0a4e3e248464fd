import type { Language, Text } from '../../core/policy/index.ts';
import type { Opened } from '../../core/records/index.ts';
import type { Field, SubjectAccess } from '../../core/section/index.ts';
import type { Queries } from '../../core/store/index.ts';
import { readTold } from './deed/told.ts';
import { rectifyRequest, requestClass, requestFields } from './request/index.ts';
import { emailColumn, toldColumn, visitByRecord } from './visit/queries.ts';

/** What a person reads of their requests and of their access to this page. */
export const subject: SubjectAccess = {
  fields: (tx, opened) => (opened.class === requestClass ? requestFields(tx, opened) : visitFields(tx, opened)),
  rectify: async (tx, opened, correction) =>
    opened.class === requestClass ? rectifyRequest(tx, opened, correction) : { refused: 'field' },
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
    ...(visit.told ? [toldField(opened.text(toldColumn, visit.told))] : []),
  ];
}

const hashes = ({ link_hash, visit_hash }: { link_hash: Buffer | null; visit_hash: Buffer | null }): Field[] =>
  [link_hash ?? visit_hash].flatMap((hash) => (hash ? [field('token', hash.toString('hex'))] : []));

/** Kept as data, read as sentences. */
function toldField(value: string): Field {
  const { lines } = readTold(value);
  const words = (language: Language) =>
    lines.map(({ title, said }) => `${title[language]}: ${said[language]}`).join('\n');
  return { ...field('told', value), reads: { de: words('de'), en: words('en') } };
}

const titles = {
  email: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  'asked-at': { de: 'Link angefordert', en: 'Link asked for' },
  'opened-at': { de: 'Geöffnet', en: 'Opened' },
  network: { de: 'Schlüsselhash des Netzes', en: 'Keyed hash of the network' },
  token: { de: 'Hash des Zugangs (Cookie)', en: 'Hash of the access (cookie)' },
  told: { de: 'Ergebnis des letzten Antrags', en: 'Result of the last request' },
} as const satisfies Record<string, Text>;

const field = (name: keyof typeof titles, value: string): Field => ({ name, title: titles[name], value });
