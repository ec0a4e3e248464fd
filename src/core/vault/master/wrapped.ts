import { decrypt } from '../cipher.ts';
import type { Secrets } from '../secrets.ts';
import { masterFingerprint, readMasterKeys } from './file.ts';
import { wrongMasterKey } from './masters.ts';

/** A secret as a copy of the vault holds it; bytes in hexadecimal. */
export interface WrappedSecret {
  readonly name: string;
  readonly wrapped: string;
  readonly master: number;
}

export interface WrappedSecrets {
  readonly secrets: readonly WrappedSecret[];
  readonly masters: readonly { readonly generation: number; readonly fingerprint: string }[];
}

/** Opens the secrets of a copy with the operator's master key. Throws `vault/wrong-master-key` when it does not. */
export async function openWrapped({ secrets, masters }: WrappedSecrets, keyFile: string): Promise<Secrets> {
  const keys = await readMasterKeys(keyFile);
  const keyOf = (generation: number): Buffer => {
    const fingerprint = masters.find((one) => one.generation === generation)?.fingerprint;
    const key = keys.find((one) => masterFingerprint(one).toString('hex') === fingerprint);
    if (!key) throw wrongMasterKey();
    return key;
  };
  return Object.fromEntries(
    secrets.map(({ name, wrapped, master }) => [name, decrypt(keyOf(master), Buffer.from(wrapped, 'hex'), name)]),
  ) as unknown as Secrets;
}
