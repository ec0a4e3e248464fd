import { sql } from 'kysely';
import type { Opened } from '../../../core/records/index.ts';
import type { Field } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { evidenceColumn } from './note.ts';
import { bounceByRecord } from './queries.ts';
import { textColumn } from './queue.ts';
import { bounceClass, reportClass } from './tables.ts';

/** What a person may see of a mail that came back; undefined for records of any other class. */
export async function fieldsOfReturns(tx: Queries, opened: Opened): Promise<readonly Field[] | undefined> {
  if (opened.class === bounceClass) return fieldsOfBounce(tx, opened);
  return opened.class === reportClass ? fieldsOfReport(tx, opened) : undefined;
}

async function fieldsOfBounce(tx: Queries, opened: Opened): Promise<readonly Field[]> {
  const bounce = await bounceByRecord(tx, opened.id);
  if (!bounce) return [];
  return [
    { name: 'sent_at', title: { de: 'Versandt am', en: 'Sent at' }, value: bounce.sent_at.toString() },
    { name: 'at', title: { de: 'Zurückgekommen am', en: 'Came back at' }, value: bounce.at.toString() },
    { name: 'kind', title: { de: 'Art', en: 'Kind' }, value: bounce.kind },
    {
      name: 'evidence',
      title: { de: 'Worte des Mailservers', en: 'Words of the mail server' },
      value: opened.text(evidenceColumn, bounce.evidence),
    },
  ];
}

async function fieldsOfReport(tx: Queries, opened: Opened): Promise<readonly Field[]> {
  const { rows } = await sql<{ text: Buffer; at: Temporal.Instant }>`
    select text, at from newsletter.report where record = ${opened.id}`.execute(tx);
  return rows.flatMap(({ text, at }) => [
    { name: 'at', title: { de: 'Eingegangen am', en: 'Came in at' }, value: at.toString() },
    { name: 'report', title: { de: 'Text', en: 'Text' }, value: opened.text(textColumn, text) },
  ]);
}
