// The vault: every record has a key of its own, wrapped by the operator's master key.
// Promises: a sealed value opens only with its record's key, in its own column; a shredded key never comes back.
// The master key can be changed beside running servers; what it wraps is wrapped anew, and what it protects stays.
// Refuses: to make a second master key while sealed data exist, and to open what was altered or moved.

export * from './errors.ts';
export * from './key.ts';
export { destroyFile } from './master/destroy-file.ts';
export { prepareRotation, type Rotated, type Rotation, rotateMasterKey } from './master/rotate.ts';
export { openWrapped, type WrappedSecrets } from './master/wrapped.ts';
export type { Keyed } from './read.ts';
export type { Secret, Secrets } from './secrets.ts';
export { hasSecrets } from './secrets.ts';
export * from './subject.ts';
export { hashOfToken, newToken } from './token.ts';
export { type Minted, type MintedMany, openVault, type Vault } from './vault.ts';
