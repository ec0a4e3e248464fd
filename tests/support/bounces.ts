import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { verpAddress } from '../../src/core/mail/index.ts';
import { uuidv7 } from '../../src/core/store/index.ts';
import { type Reported, takeReport } from '../../src/sections/newsletter/bounce/index.ts';
import { type NewsletterWorld, newsletterWorld } from './newsletter.ts';
import { reportTo } from './reports.ts';

export const bounceDomain = 'bounce.fluxcess.example';

/** A world with a domain for bounces, and what comes back to it. */
export interface BounceWorld extends NewsletterWorld {
  /** The envelope sender of one issue, or of one mail of the outbox, to one subscription. */
  envelope(subscription: string, mail: string): string;
  /** An issue was accepted for a subscription at this moment; answers its id. */
  mailed(subscription: string): Promise<string>;
  /** A report of the corpus comes to an address. */
  returns(name: string, to: string): Promise<Reported>;
  /** An issue is accepted, and then this comes back of it. */
  mailedAndReturned(subscription: string, name: string): Promise<Reported>;
}

/** @param imapUrl where reports come in by themselves. */
export async function bounceWorld(imapUrl?: string): Promise<BounceWorld> {
  const w = await newsletterWorld({ returns: { bounceDomain, imapUrl } });
  const { world } = w;
  const envelope = (record: string, campaign: string) =>
    verpAddress(world.vault.secrets.token, { record, campaign }, bounceDomain);
  const b: BounceWorld = {
    ...w,
    envelope,
    mailed: async (subscription) => {
      const campaign = uuidv7(w.now());
      const { numAffectedRows } = await sql`
        insert into newsletter.mailing (record, campaign, version, content_hash, at)
        values (${subscription}, ${campaign}, 1, ${'0'.repeat(64)}, ${w.now()})`.execute(world.db);
      assert.equal(numAffectedRows, 1n);
      return campaign;
    },
    returns: async (name, to) => takeReport(world, reportTo(name, to), { now: w.now(), by: 'server' }),
    mailedAndReturned: async (subscription, name) => {
      await w.travel('P7D');
      return b.returns(name, envelope(subscription, await b.mailed(subscription)));
    },
  };
  return b;
}
