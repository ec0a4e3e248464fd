import { type DrillReport, endOfCopy, type Lives } from '../../core/backup/index.ts';
import type { Restored } from './restore.ts';
import type { BackedUp } from './take.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

export const backedUpAsData = ({ data, keys, removed }: BackedUp) => ({
  data: { folder: data.folder, rows: sum(data.manifest.tables.map(({ rows }) => rows)), bytes: bytesOf(data) },
  keys: { folder: keys.folder, rows: sum(keys.manifest.tables.map(({ rows }) => rows)), bytes: bytesOf(keys) },
  takenAt: data.manifest.takenAt,
  leftOut: data.manifest.leftOut,
  removed,
});

const bytesOf = ({ manifest }: BackedUp['data'] | BackedUp['keys']): number =>
  sum(manifest.tables.map(({ bytes }) => bytes));

export function backedUpInWords(done: BackedUp, lives: Lives): string {
  const { data, keys, removed } = backedUpAsData(done);
  const gone = (kind: 'data' | 'keys') => endOfCopy(lives, { kind, takenAt: done.data.manifest.takenAt }).goneBy;
  return [
    `Data   ${data.folder}`,
    `       ${data.rows} rows, ${megabytes(data.bytes)}, without keys and access logs; gone by ${gone('data').toString()}`,
    `Keys   ${keys.folder}`,
    `       ${keys.rows} keys, wrapped; gone by ${gone('keys').toString()}`,
    ...removed.map((copy) => `Removed ${copy.folder}: its life was over.`),
    'The master key is in neither. Keep it apart, and keep it: without it nothing opens.',
  ].join('\n');
}

export const restoredInWords = (done: Restored): string =>
  [
    `Restored ${done.copy}, taken ${done.takenAt.toString()}, in ${(done.milliseconds / 1000).toFixed(1)} s.`,
    done.journalUntil
      ? `Done again what was done until ${done.journalUntil.toString()}: ${done.entries} entries of the journal put back.`
      : 'The journal after the backup is lost and was cut here: who withdrew since is not known. Ask before you write to anybody.',
    `  ${done.erased} records erased again, ${done.keyless} more erased because their key is gone`,
    `  ${done.narrowed} withdrawals, restrictions and other ends repeated; ${done.behind} records stand where the backup shows them`,
    `  ${done.notes} of the withdrawals with the way they came by and what shows it`,
    ...(done.policies.length > 0
      ? [`  policy ${done.policies.join(', ')}, applied since, put back; the newest is in force`]
      : []),
    ...(done.journalUntil && !done.journalIsWhole
      ? [
          `  The server did not end cleanly: what was done in the second or two after ${done.journalUntil.toString()}, if anything, is not known. Withdrawals, objections and erasures that somebody was told of are not among it, unless the log says that “journal-copy” failed. Look at what else came in around then.`,
        ]
      : []),
    `  ${done.holds} holds opened or closed again`,
    ...(done.undecided > 0
      ? [
          `  of ${done.undecided} open holds the journal at hand does not say whether they are confidential: their persons are told nothing of them until you decide, at /staff/holds or by “avow hold list” and “avow hold secrecy HOLD”`,
        ]
      : []),
    `  ${done.swept} records had fallen due since and were swept`,
    `${done.mails} mails that waited may have gone out since; they rest in doubt until somebody decides (staff area).`,
  ].join('\n');

export const drillInWords = (report: DrillReport): string =>
  [
    `${report.passed ? 'Passed' : 'FAILED'}: ${report.copy}, taken ${report.takenAt}, ${report.rows} rows, ${(report.milliseconds / 1000).toFixed(1)} s.`,
    `  ${report.erasedSince} records were erased since; before erasures were repeated ${report.readableBefore} of them could be read, after it ${report.presentAfter} were there.`,
    `  ${report.replayed.narrowed} withdrawals and restrictions repeated.`,
    `  ${report.replayed.notes} of them with the way they came by; ${report.waysLost} without, though it was known.`,
    `  The policy in force is ${report.policyIsBack ? 'there again' : 'NOT there'}.`,
    `  ${report.records} records are there, ${report.unopened} of them do not open.`,
    `  The journal ${report.journalVerified ? 'is whole' : 'is NOT whole'}.`,
  ].join('\n');
