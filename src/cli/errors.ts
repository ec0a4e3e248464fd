/** Thrown when a command is asked something that it cannot answer as it was put; says how to put it. */
export class QuestionError extends Error {
  readonly code = 'cli/question';

  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'QuestionError';
  }
}

/** Thrown when what a command looked at is not in order; the findings are already on stdout. */
export class VerdictError extends Error {
  readonly code = 'cli/verdict';

  constructor(sentence: string) {
    super(sentence);
    this.name = 'VerdictError';
  }
}
