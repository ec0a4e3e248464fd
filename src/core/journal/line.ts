import { sql } from 'kysely';

/**
 * An entry as one line of text, the form that is hashed and exported:
 * `id at what class stage rule record actor`, tab-separated, `-` for nothing, instants in UTC with microseconds.
 * Made by the database, so that what is hashed is what is stored.
 */
export const line = sql<string>`concat_ws(E'\t', id,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  what, coalesce(class, '-'), coalesce(stage, '-'), rule, coalesce(record::text, '-'), actor)`;
