/** Thrown when a backup cannot be taken, trusted or restored; says what to do next. Never carries personal data. */
export class BackupError extends Error {
  readonly code:
    | 'backup/no-life'
    | 'backup/under-way'
    | 'backup/undeclared'
    | 'backup/none'
    | 'backup/damaged'
    | 'backup/of-another'
    | 'backup/not-empty'
    | 'backup/unfinished-restore'
    | 'backup/no-journal'
    | 'backup/journal-unfit'
    | 'backup/journal-slow'
    | 'backup/no-policy';

  constructor(code: BackupError['code'], sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'BackupError';
    this.code = code;
  }
}
