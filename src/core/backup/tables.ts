import type { Table } from '../records/index.ts';

const without = (...impersonal: readonly string[]): Table => ({ personal: {}, impersonal });

/** Every column of this part: no persons. What copies there are is read from their folder after a restore. */
export const backupTables: Readonly<Record<string, Table>> = {
  'backup.copy': { ...without('id', 'kind', 'folder', 'taken_at', 'rows', 'bytes', 'removed_at'), backup: false },
  'backup.drill': without('id', 'at', 'passed', 'milliseconds', 'report'),
  'backup.restoring': { ...without('one', 'copy', 'taken_at', 'entry'), backup: false },
};
