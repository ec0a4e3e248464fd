import { type Plain, type Signed, signDocument } from '../../../core/journal/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Proof } from './collect.ts';

/** The kind of document, and the form of what is in it: a reader of another form must not take it for this one. */
const kind = 'avow.newsletter-proof.1';

/**
 * Everything that the proof says, signed: the wordings in full, the journal's entries, and who issued it when. Instants are
 * ISO 8601 in UTC, hashes SHA-256 in hexadecimal.
 */
export function signedProof(world: World, proof: Proof): Signed {
  const { name, street, postalCode, city, email } = world.rules.policy.controller;
  const { address, normalized, at, consents, customers } = proof;
  const said = {
    kind,
    issuedBy: { name, street, postalCode, city, email },
    issuedAt: at,
    address: { asGiven: address, normalized },
    consents,
    customers,
  };
  // Instants and days say themselves as text; what is not known is left out or null.
  return signDocument(world.signer, JSON.parse(JSON.stringify(said)) as Plain);
}
