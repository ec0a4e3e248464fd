import { isAddress } from '../../../../core/mail/index.ts';
import { instants } from '../../../../core/policy/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { newsletterSettings } from '../../policy.ts';
import type { Entry } from '../record/customer.ts';

/**
 * Why an entry is not taken. `absent`: the policy does not use the permission. `address`: none. `objected`: they ended a
 * subscription or objected, and that is kept. `old`: the sale is too long past. `ahead`: an instant lies ahead. `offer`: a
 * kind of offers that the policy does not name. `told-late`: told after the sale, so not as the address was collected.
 * `unevidenced`: said without what shows it.
 */
export interface EntryRefused {
  readonly refused: 'absent' | 'address' | 'objected' | 'old' | 'ahead' | 'offer' | 'told-late' | 'unevidenced';
}

export function judgeEntry(world: World, entry: Entry, now: Temporal.Instant): EntryRefused | undefined {
  const { customers } = newsletterSettings(world.rules.policy);
  if (!customers) return { refused: 'absent' };
  if (!isAddress(entry.email)) return { refused: 'address' };
  const { sale, similar, unobjected, told } = entry;
  const texts = [sale?.what, sale?.evidence, similar?.evidence, unobjected?.evidence, told?.wording, told?.evidence];
  if (texts.some((text) => text?.trim() === '')) return { refused: 'unevidenced' };
  const isKnown = (name: string) => customers.offers.some((offer) => offer.name === name);
  if (similar && (similar.offers.length === 0 || !similar.offers.every(isKnown))) return { refused: 'offer' };
  if ([sale?.soldAt, told?.at].some((at) => at && Temporal.Instant.compare(at, now) > 0)) return { refused: 'ahead' };
  const end = sale && instants(customers.sale, sale.soldAt, world.rules.calendar).due;
  if (end && Temporal.Instant.compare(end, now) <= 0) return { refused: 'old' };
  return sale && told && Temporal.Instant.compare(told.at, sale.soldAt) > 0 ? { refused: 'told-late' } : undefined;
}
