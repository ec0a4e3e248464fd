import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { World } from '../../core/section/index.ts';

type Signing = Pick<World, 'vault' | 'baseUrl'>;

export const confirmationPath = (token: string): string => `/newsletter/confirm/${token}`;

/**
 * The address that ends a subscription. It is computed, not stored, so every newsletter ever sent keeps working for as long
 * as the record lives (S47), and whoever reads the database cannot make one. It can do nothing else.
 */
export const unsubscribeUrl = (world: Signing, record: string): string =>
  world.baseUrl + unsubscribePath(world, record);

export const unsubscribePath = (world: Signing, record: string): string =>
  `/newsletter/unsubscribe/${unsubscribeToken(world, record)}`;

/** Where lists are chosen. It can do what the link to unsubscribe can, list by list, and nothing more. */
export const preferencesPath = (unsubscribing: string): string =>
  unsubscribing.replace('/newsletter/unsubscribe/', '/newsletter/preferences/');

/** The record's id, hidden since it tells when it was made, and 128 bits that only we can compute. */
export function unsubscribeToken({ vault }: Signing, record: string): string {
  const id = Buffer.from(record.replaceAll('-', ''), 'hex');
  // One block under a key of its own is a permutation of ids: no mode, no nonce, nothing repeats.
  const cipher = createCipheriv('aes-128-ecb', derived(vault, 'hide'), null).setAutoPadding(false);
  const hidden = Buffer.concat([cipher.update(id), cipher.final()]);
  return Buffer.concat([hidden, signature(vault, hidden)]).toString('base64url');
}

/** The record behind a link, or undefined when we never made that link. */
export function recordOfToken({ vault }: Pick<Signing, 'vault'>, token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 2 * block || bytes.toString('base64url') !== token) return undefined;
  const hidden = bytes.subarray(0, block);
  if (!timingSafeEqual(bytes.subarray(block), signature(vault, hidden))) return undefined;
  const decipher = createDecipheriv('aes-128-ecb', derived(vault, 'hide'), null).setAutoPadding(false);
  const hex = Buffer.concat([decipher.update(hidden), decipher.final()]).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const block = 16;

const derived = (vault: Signing['vault'], use: 'hide' | 'sign'): Buffer =>
  createHmac('sha256', vault.secrets.token).update(`newsletter.unsubscribe:${use}`).digest().subarray(0, block);

const signature = (vault: Signing['vault'], hidden: Buffer): Buffer =>
  createHmac('sha256', derived(vault, 'sign')).update(hidden).digest().subarray(0, block);
