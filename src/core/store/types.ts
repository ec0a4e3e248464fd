import pg from 'pg';
import { StoreError } from './errors.ts';

type Parse = (text: string) => unknown;

const oid = { bytea: 17, int8: 20, date: 1082, timestamptz: 1184, numeric: 1700 } as const;
const arrayOid = { bytea: 1001, int8: 1016, date: 1182, timestamptz: 1185, numeric: 1231 } as const;

const parsers: Readonly<Record<keyof typeof oid, Parse>> = {
  bytea: parseBytes,
  int8: parseInteger,
  date: (text) => exactly('date', text, () => Temporal.PlainDate.from(text)),
  timestamptz: (text) => exactly('timestamptz', text, () => Temporal.Instant.from(text)),
  numeric: (text) => text,
};

// Arrays of text are split by the driver's own parser; each element then goes the way of its type.
const parseTextArray = pg.types.getTypeParser(1009 as number) as unknown as (text: string) => unknown[];

const byOid = new Map<number, Parse>();
for (const name of Object.keys(oid) as (keyof typeof oid)[]) {
  const parse = parsers[name];
  byOid.set(oid[name], parse);
  byOid.set(arrayOid[name], (text) => mapNested(parseTextArray(text), (item) => parse(item as string)));
}

/** How values come out of the database; given to each pool, so that nothing global changes. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary'): Parse =>
    (format === 'binary' ? undefined : byOid.get(id)) ?? (pg.types.getTypeParser(id, format ?? 'text') as Parse),
};

/** A parameter as the driver can send it: Temporal values become text at the database's microsecond. */
export function toParameter(value: unknown): unknown {
  if (value instanceof Temporal.Instant) return value.toString({ fractionalSecondDigits: 6 });
  if (value instanceof Temporal.PlainDate || value instanceof Temporal.Duration) return value.toString();
  if (Array.isArray(value)) return value.map(toParameter);
  return value;
}

function parseInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new StoreError('value-out-of-range', 'An int8 beyond 2^53');
  return value;
}

function parseBytes(text: string): Buffer {
  return Buffer.from(text.slice(2), 'hex');
}

function exactly(type: string, text: string, parse: () => unknown): unknown {
  try {
    return parse();
  } catch (cause) {
    const kind = text.endsWith('infinity') ? 'infinite' : 'unreadable';
    throw new StoreError('value-out-of-range', `An ${kind} ${type}`, { cause });
  }
}

function mapNested(items: readonly unknown[], each: (item: unknown) => unknown): unknown[] {
  return items.map((item) => (item === null ? null : Array.isArray(item) ? mapNested(item, each) : each(item)));
}
