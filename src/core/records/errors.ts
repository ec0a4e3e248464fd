/** Thrown when code asks of a record what its policy does not allow it to be. Never carries personal data. */
export class RecordError extends Error {
  readonly code:
    | 'record/no-key'
    | 'record/undeclared'
    | 'record/homeless'
    | 'record/policy-changed'
    | 'record/not-new'
    | 'record/not-simulated';

  constructor(code: RecordError['code'], sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'RecordError';
    this.code = code;
  }
}
