import { type Act, recordById } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import { normalizedAddress } from '../../../../core/vault/index.ts';
import { proofPdf } from '../../proof/draw.ts';
import { customerProofs } from './collect.ts';

/** The proof that advertising to a customer was permitted, as PDF with the signed document inside; null where there is none. */
export async function printedCustomerProof(world: World, record: string, act: Act): Promise<Uint8Array | null> {
  const customers = await transaction(world.apart.proof, async (tx) => {
    const stored = await recordById(tx, record);
    return stored ? customerProofs(world, tx, { subject: stored.subject, record }, act) : [];
  });
  const address = customers[0]?.email;
  if (address === undefined) return null;
  return proofPdf(world, { address, normalized: normalizedAddress(address), at: act.now, consents: [], customers });
}
