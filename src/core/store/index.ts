// The store: one PostgreSQL, embedded under DATA_DIR or reached by DATABASE_URL, and everything that was acknowledged stays.
// Promises: a running, migrated database with the project's types in and out; it outlives crashes of either process.
// Refuses: a second server in one directory, a changed migration, a PostgreSQL before 15, a transaction within a transaction.
// Knows no record, no person and no clock: time is an argument.
export { type Apart, openApart, type Task } from './apart.ts';
export { byteaArray, timestamptzArray, uuidArray } from './arrays.ts';
export { type ClientOptions, DatabaseClient } from './connection/client.ts';
export { urlOfDatabase } from './connection/hosts.ts';
export type { Database } from './database.ts';
export type { StoreEvent } from './embedded/index.ts';
export { StoreError, type StoreErrorCode, sentences as storeErrorSentences } from './errors.ts';
export { type Migration, migrate, migrationsDirectory, readMigrations } from './migrate.ts';
export { openStore, type Store, type StoreOptions } from './open.ts';
export { afterCommit, type Queries, type TransactionOptions, type Tx, transaction } from './transaction.ts';
export { uuidv7 } from './uuid.ts';
