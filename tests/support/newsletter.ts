import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Letter } from '../../src/core/mail/index.ts';
import { recordsOf, type StoredRecord } from '../../src/core/records/index.ts';
import { newsletter, unsubscribeUrl } from '../../src/sections/newsletter/index.ts';
import { type TestWorld, type TestWorldOptions, testWorld } from './world.ts';

export interface Visitor {
  readonly ip?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A world in which the newsletter runs, and what people do with it. */
export interface NewsletterWorld extends TestWorld {
  /** A request from an address of the network; `form` is posted, nothing is fetched. */
  visit(path: string, form?: Record<string, string>, visitor?: Visitor): Promise<Response>;
  signUp(email: string, visitor?: Visitor): Promise<Response>;
  /** The newest letter to an address, sending what waits first. */
  letterTo(email: string): Promise<Letter>;
  /** Signs up and answers the path of the link in the mail. */
  askedToConfirm(email: string, visitor?: Visitor): Promise<string>;
  /** Signs up and confirms; answers the record. */
  subscribed(email: string, visitor?: Visitor): Promise<StoredRecord>;
  recordsOf(email: string, dataClass?: string): Promise<readonly StoredRecord[]>;
  /** The path that ends a record's subscription, as newsletters carry it. */
  wayOut(record: StoredRecord): string;
  count(table: string): Promise<number>;
}

export async function newsletterWorld(options: Partial<TestWorldOptions> = {}): Promise<NewsletterWorld> {
  const w = await testWorld({ sections: [newsletter], ...options });
  const { world } = w;
  const path = (url: string) => url.slice(world.baseUrl.length);
  const world_: NewsletterWorld = {
    ...w,
    visit: async (to, form, visitor = {}) =>
      w.web.request(world.baseUrl + to, asked(world.baseUrl, form, visitor), comingFrom(visitor)),
    signUp: (email, visitor) => world_.visit('/newsletter', { email }, visitor),
    letterTo: async (email) => {
      const letter = (await w.mails()).findLast(({ to }) => to.includes(email));
      assert.ok(letter, `no mail went to ${email}`);
      return letter;
    },
    askedToConfirm: async (email, visitor) => {
      assert.equal((await world_.signUp(email, visitor)).status, 303);
      return path(linkIn(await world_.letterTo(email)));
    },
    subscribed: async (email, visitor) => {
      const link = await world_.askedToConfirm(email, visitor);
      assert.equal((await world_.visit(link, {}, visitor)).status, 303);
      const active = (await world_.recordsOf(email)).filter(({ stage }) => stage === 'active');
      const [record, ...others] = active;
      assert.ok(record && others.length === 0);
      return record;
    },
    recordsOf: (email, dataClass = 'newsletter.subscription') =>
      recordsOf(world.db, world.records.subject('newsletter', email), dataClass),
    wayOut: (record) => path(unsubscribeUrl(world, record.id)),
    count: async (table) => {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.raw(table)}`.execute(
        world.db,
      );
      return rows[0]?.count ?? 0;
    },
  };
  return world_;
}

/** The one link that confirms, whichever language the mail is in. */
export function linkIn({ text }: Letter): string {
  const found = text?.match(/https:\/\/\S+\/newsletter\/confirm\/\S+/g) ?? [];
  const [link, ...others] = found;
  assert.ok(link && others.length === 0);
  return link;
}

function asked(origin: string, form: Record<string, string> | undefined, { headers }: Visitor): RequestInit {
  if (!form) return { headers: { ...headers } };
  return {
    method: 'POST',
    body: new URLSearchParams(form).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin, ...headers },
  };
}

const comingFrom = ({ ip = '203.0.113.7' }: Visitor) => ({ incoming: { socket: { remoteAddress: ip } } });

/** Stages of a person's subscriptions, oldest first. */
export const stagesOf = async (w: NewsletterWorld, email: string): Promise<readonly string[]> =>
  (await w.recordsOf(email)).map(({ stage }) => stage);
