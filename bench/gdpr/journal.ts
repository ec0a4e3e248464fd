import { appendEach, closeBlocks, signer, verifyJournal } from '../../src/core/journal/index.ts';
import { transaction, uuidv7 } from '../../src/core/store/index.ts';
import type { Ground } from '../support/ground.ts';
import { type Figure, milliseconds } from '../support/measure.ts';

const [entries, page] = [1_000_000, 20_000];

/** How long it takes to verify a journal of a million entries, every signature and every hash of it. */
export async function journalFigure({ store: { db }, vault }: Ground, at: Temporal.Instant): Promise<Figure> {
  const ours = signer(vault.secrets.journal);
  for (let done = 0; done < entries; done += page) {
    const records = Array.from({ length: page }, () => uuidv7(at));
    await transaction(db, (tx) => appendEach(tx, records, { at, what: 'disclosed', rule: 'read', actor: 'staff' }));
    await closeBlocks(db, ours, at);
  }
  let told = '';
  const ms = await milliseconds(async () => {
    const { entries: all, blocks, verified } = await verifyJournal(db, ours.publicKey);
    told = `${all.toLocaleString('en')} entries in ${blocks} blocks, ${verified ? 'verified' : 'NOT VERIFIED'}`;
  });
  return { what: `verify: ${told}`, ours: `${(ms / 1000).toFixed(1)} s`, goal: '< 10 s' };
}
