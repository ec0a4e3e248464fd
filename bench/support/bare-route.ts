import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Queries, type Tx, transaction, uuidv7 } from '../../src/core/store/index.ts';
import { readForm, seeOther, type Web } from '../../src/core/web/index.ts';
import { twinOf } from './twins.ts';

const input = z.object({ email: z.email() });

/**
 * A sign-up as a plain program would store it: the rows of ours in one transaction, without limit, seal, key and journal.
 * The rows are those of a sign-up of ours, byte for byte as long, with ids of their own.
 */
export function bareRoute(web: Web, db: Queries): void {
  let rows: Promise<readonly Row[]> | undefined;
  web.post('/bare', async (c) => {
    const form = await readForm(c, input);
    if (!form.ok) return c.body(null, 422);
    rows ??= sampleRows(db);
    const [sample, { email }] = [await rows, form.value];
    await transaction(db, (tx) => insertRows(tx, sample, email, c.var.now));
    return seeOther(c, '/newsletter/requested');
  });
}

interface Row {
  readonly table: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The rows of the newest sign-up, in the order in which they refer to each other. */
async function sampleRows(db: Queries): Promise<readonly Row[]> {
  const { rows } = await sql<{ record: string }>`select max(record::text) as record from mail.outbox`.execute(db);
  const tables = ['core.record', 'newsletter.subscription', 'newsletter.confirmation', 'mail.outbox'];
  return Promise.all(tables.map((table) => sampleRow(db, table, rows[0]?.record ?? '')));
}

/** What a sign-up writes into one table: no nulls, no numbers that the database counts itself. */
async function sampleRow(db: Queries, table: string, record: string): Promise<Row> {
  const { rows: counted } = await sql<{ name: string }>`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attidentity <> ''`.execute(db);
  const id = sql.ref(table === 'core.record' ? 'id' : 'record');
  const { rows } = await sql<Row['values']>`select * from ${sql.table(table)} where ${id} = ${record}`.execute(db);
  const values = Object.entries(rows[0] ?? {}).filter(
    ([name, value]) => value !== null && counted.every((c) => c.name !== name),
  );
  return { table: twinOf(table), values: Object.fromEntries(values) };
}

async function insertRows(tx: Tx, rows: readonly Row[], email: string, now: Temporal.Instant): Promise<void> {
  const record = uuidv7(now);
  const subject = createHash('sha256').update(email).digest();
  for (const { table, values } of rows) {
    const id = table === twinOf('core.record') ? record : uuidv7(now);
    const fresh: Readonly<Record<string, unknown>> = { id, record, subject, token_hash: randomBytes(32) };
    const columns = Object.keys(values);
    await sql`
      insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      values (${sql.join(columns.map((column) => fresh[column] ?? values[column]))})`.execute(tx);
  }
}
