import type { World } from '../../../core/section/index.ts';
import { proofOf } from './collect.ts';
import { proofPdf } from './draw.ts';

/** The proof of an address as PDF, one page for each consent; null when there is none. */
export async function printedProof(world: World, address: string): Promise<Uint8Array | null> {
  const proof = await proofOf(world, address, { now: world.clock.now(), by: 'operator' });
  return proof.consents.length === 0 ? null : proofPdf(world, proof);
}
