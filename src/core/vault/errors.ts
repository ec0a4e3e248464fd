/** Thrown when a secret cannot be had: the master key is missing or wrong, the vault is another's, or a sealed value was altered. */
export class VaultError extends Error {
  readonly code:
    | 'vault/no-master-key'
    | 'vault/wrong-master-key'
    | 'vault/other-vault'
    | 'vault/altered'
    | 'vault/key-file'
    | 'vault/rotating';

  constructor(code: VaultError['code'], sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'VaultError';
    this.code = code;
  }
}
