import { type RawBuilder, sql } from 'kysely';

// No journal: what would append an entry does nothing.
const nothing = (): RawBuilder<unknown> => sql`select`;

export const append = async (): Promise<void> => {};
export const appendEach = async (): Promise<void> => {};
export const appending = nothing;
export const appendingEach = nothing;
