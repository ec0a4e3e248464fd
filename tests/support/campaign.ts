import assert from 'node:assert/strict';
import { sql } from 'kysely';
import reference from '../../policies/fluxcess.policy.ts';
import type { Policy } from '../../src/core/policy/index.ts';
import type { World } from '../../src/core/section/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import {
  type CampaignStatistics,
  type Draft,
  draftCampaign,
  type StaffAct,
  startCampaign,
  statisticsOf,
} from '../../src/sections/newsletter/campaign/index.ts';
import { archiveWordings, wordingHash } from '../../src/sections/newsletter/consent/wording.ts';
import type { NewsletterOptions } from '../../src/sections/newsletter/policy.ts';
import { type SendingOptions, sendDueCampaigns } from '../../src/sections/newsletter/sending/index.ts';
import { type NewsletterWorld, newsletterWorld } from './newsletter.ts';
import type { TestWorldOptions } from './world.ts';

export const act = (w: { now(): Temporal.Instant }, account?: string): StaffAct => ({
  now: w.now(),
  by: 'staff',
  ...(account !== undefined && { account }),
});

export const services = 'unsere Leistungen';

export const draft: Draft = {
  lists: ['newsletter'],
  topic: services,
  language: 'de',
  subject: 'Neues im Dezember',
  preheader: 'Was sich geändert hat',
  body: '# Guten Tag\n\nWir haben [Neues](https://avow.test/neues) für Sie, {{email|liebe Leserin}}.\n\n- eins\n- zwei',
};

export interface CampaignWorld extends NewsletterWorld {
  /** Begins an issue; answers its id. */
  drafted(over?: Partial<Draft>): Promise<string>;
  /** Begins an issue and its sending; answers its id. */
  started(over?: Partial<Draft>): Promise<string>;
  /** Sends what may leave now. */
  send(options?: Partial<SendingOptions>): Promise<void>;
  statistics(campaign: string): Promise<CampaignStatistics>;
  /** How many recipients are in which state. */
  states(campaign: string): Promise<Readonly<Record<string, number>>>;
}

export async function campaignWorld(options: Partial<TestWorldOptions> = {}): Promise<CampaignWorld> {
  const w = await newsletterWorld(options);
  const drafted = async (over: Partial<Draft> = {}) => {
    const outcome = await draftCampaign(w.world, { ...draft, ...over }, act(w));
    assert.ok('campaign' in outcome, JSON.stringify(outcome));
    return outcome.campaign;
  };
  return {
    ...w,
    drafted,
    started: async (over) => {
      const outcome = await startCampaign(w.world, await drafted(over), act(w));
      assert.ok('campaign' in outcome, JSON.stringify(outcome));
      return outcome.campaign;
    },
    send: (options) => sendDueCampaigns(w.world, options),
    statistics: async (campaign) => {
      const found = await statisticsOf(w.world.db, campaign);
      assert.ok(found);
      return found;
    },
    states: async (campaign) => {
      const { rows } = await sql<{ state: string; count: number }>`
        select p.state, count(*)::int as count from newsletter.recipient p
          join newsletter.delivery d on d.record = p.delivery where d.campaign = ${campaign} group by p.state`.execute(
        w.world.db,
      );
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },
  };
}

/** The reference policy with other options for its newsletter. */
export async function withNewsletter(
  change: (options: NewsletterOptions) => Partial<NewsletterOptions>,
): Promise<Policy> {
  const { newsletter } = await import('../../src/policy.ts');
  return {
    ...reference,
    sections: reference.sections.map((section) => {
      if (section.section !== 'newsletter') return section;
      const options = section.settings as unknown as NewsletterOptions;
      return newsletter({ ...options, ...change(options) });
    }),
  };
}

/** Confirmed subscriptions in bulk, as the forms would have made them one by one; answers their records. */
export async function subscribers(
  world: World,
  emails: readonly string[],
  list = 'newsletter',
): Promise<readonly string[]> {
  const now = world.clock.now();
  const shown = { consent: 'Einwilligung', form: 'Formular', mail: 'Mail' };
  return transaction(world.db, async (tx) => {
    await archiveWordings(tx, shown, 'de', now);
    const subjects = emails.map((email) => world.records.subject('newsletter', email));
    const kept = await world.records.keepMany(
      tx,
      { class: 'newsletter.subscription', subjects, event: 'confirmed' },
      { now, by: 'person' },
    );
    const sealed = (column: string, text: (at: number) => string) =>
      kept.map((key, at) => key.seal(`newsletter.subscription.${column}`, text(at)));
    await sql`
      insert into newsletter.subscription (record, list, email, language, policy, consent_wording, form_wording,
        mail_wording, requested_at, requested_ip, confirmed_at, confirmed_ip)
      select record, ${list}, email, 'de', ${world.rules.version}, ${wordingHash(shown.consent)},
        ${wordingHash(shown.form)}, ${wordingHash(shown.mail)}, ${now}, asked_from, ${now}, confirmed_from
      from unnest(${kept.map(({ id }) => id)}::uuid[], ${sealed('email', (at) => emails[at] ?? '')}::bytea[],
        ${sealed('requested_ip', () => '203.0.113.7')}::bytea[],
        ${sealed('confirmed_ip', () => '203.0.113.7')}::bytea[]
      ) as fresh (record, email, asked_from, confirmed_from)`.execute(tx);
    return kept.map(({ id }) => id);
  });
}

/** `reader-1@example.org`, and so on. */
export const readers = (count: number, domain = 'example.org'): readonly string[] =>
  Array.from({ length: count }, (_, at) => `reader-${at + 1}@${domain}`);
