// Written by `npm run db:types` from the live schema; never by hand.

/** Every table and its columns as Kysely sees them. */
export interface Database {
  'store.migration': StoreMigration;
}

export interface StoreMigration {
  name: string;
  sha256: string;
}
