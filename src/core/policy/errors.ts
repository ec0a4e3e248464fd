/** Thrown when code and policy disagree: a name that the policy does not declare, a value it cannot hold. */
export class PolicyError extends Error {
  readonly code: 'policy/unknown-class' | 'policy/unknown-stage' | 'policy/unfit' | 'policy/unreadable';

  constructor(code: PolicyError['code'], sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'PolicyError';
    this.code = code;
  }
}
