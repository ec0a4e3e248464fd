import { signedText } from '../../../core/journal/index.ts';
import type { SignedProof, World } from '../../../core/section/index.ts';
import { proofOf } from './collect.ts';
import { proofPdf } from './draw.ts';
import { signedProof } from './signed.ts';

/** The proof of an address, signed, and as PDF with one page for each consent or permission; null when there is none. */
export async function printedProof(world: World, address: string): Promise<SignedProof | null> {
  const proof = await proofOf(world, address, { now: world.clock.now(), by: 'operator' });
  if (proof.consents.length + proof.customers.length === 0) return null;
  return { json: signedText(signedProof(world, proof)), pdf: () => proofPdf(world, proof) };
}
