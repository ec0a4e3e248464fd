import { createHmac } from 'node:crypto';
import { networkOf, type Prefixes } from '../web/index.ts';
import type { World } from './world.ts';

/** The network of a client as a hash that each section keys for itself: enough to count by, nothing to trace by (S46). */
export const networkHash = ({ vault }: Pick<World, 'vault'>, section: string, ip: string, prefixes: Prefixes): Buffer =>
  createHmac('sha256', vault.secrets.network)
    .update(`${section}:${networkOf(ip, prefixes)}`)
    .digest();
