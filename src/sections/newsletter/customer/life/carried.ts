import type { Carrying } from '../../../../core/backup/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { carriedEnd, type Ending } from '../../consent/carried.ts';
import { customerClass } from '../record/customer.ts';

// A backup may show them before all conditions were there; then nothing is there yet to prove.
const customerEnding: Ending = {
  table: 'customer',
  purposes: ['newsletter.customer-proof', 'newsletter.customer-check'],
};

/** An objection outlives a restore with its day, its way and what shows it, and so does every other end (Art. 21(3) GDPR, S43). */
export function customersCarried(world: World): Readonly<Record<string, Carrying>> {
  const carried = carriedEnd(world, customerEnding);
  return { [`${customerClass}/objected`]: carried, [`${customerClass}/proof`]: carried };
}
