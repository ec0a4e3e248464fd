import assert from 'node:assert/strict';
import { transaction } from '../../src/core/store/index.ts';
import { type Entered, type Entry, enterCustomer } from '../../src/sections/newsletter/customer/index.ts';
import type { NewsletterWorld } from './newsletter.ts';

/** A customer with all four conditions, who bought online software yesterday; `over` changes what is said of them. */
export const entry = (w: { now(): Temporal.Instant }, email: string, over: Partial<Entry> = {}): Entry => {
  const soldAt = w.now().subtract({ hours: 24 });
  return {
    email,
    language: 'de',
    origin: 'staff',
    sale: { soldAt, what: 'Online-Software, ein Jahr', evidence: 'Rechnung 2026-117' },
    similar: { offers: ['software', 'shop'], evidence: 'Software und Zubehör dazu' },
    unobjected: { evidence: 'Kundenakte und Posteingang geprüft' },
    told: { at: soldAt, wording: 'Sie können jederzeit widersprechen.', evidence: 'Bestellformular, Fassung 3' },
    ...over,
  };
};

/** The same without some of its conditions. */
export const without = (full: Entry, ...missing: readonly (keyof Entry)[]): Entry =>
  Object.fromEntries(Object.entries(full).filter(([name]) => !missing.some((one) => one === name))) as unknown as Entry;

export const enter = (w: NewsletterWorld, what: Entry): Promise<Entered> =>
  transaction(w.world.db, (tx) => enterCustomer(w.world, tx, what, { now: w.now(), by: 'staff' }));

/** Enters a customer; answers their record. */
export async function customer(w: NewsletterWorld, email: string, over: Partial<Entry> = {}): Promise<string> {
  const entered = await enter(w, entry(w, email, over));
  assert.ok('customer' in entered, JSON.stringify(entered));
  return entered.customer;
}
