import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { type Conversation, conversations, messagesOf } from '../../src/sections/contact/conversation/index.ts';
import { contact } from '../../src/sections/contact/index.ts';
import type { Dovecot } from './dovecot.ts';
import { type TestWorld, type TestWorldOptions, testWorld } from './world.ts';

/** A world whose contact mailbox is at a Dovecot. */
export interface ContactWorld extends TestWorld {
  /** Brings every account to rest. Throws when one cannot be reached. */
  read(): Promise<void>;
  /** The only conversation with this person. */
  conversationWith(address: string): Promise<Conversation>;
  all(): Promise<readonly Conversation[]>;
  /** What is still to be erased from the mailbox. */
  pending(): Promise<number>;
  /** The texts of its messages, as they lie in the mailbox. */
  texts(id: string, purpose?: string): Promise<readonly string[]>;
}

export async function contactWorld(
  server: Dovecot,
  users: readonly string[],
  options: Omit<TestWorldOptions, 'sections'> = {},
): Promise<ContactWorld> {
  const imapUrl = users.map((user) => server.imapUrl(user)).join(' ');
  const w = await testWorld({ returns: { imapUrl }, ...options, sections: [contact] });
  const all = async () => (await conversations(w.world, { most: 1000 })).conversations;
  return {
    ...w,
    read: async () => {
      for (const work of w.works.filter(({ name }) => name === 'contact')) await work.runDue();
      const { rows } = await sql`select problem from contact.account where problem is not null`.execute(w.world.db);
      assert.deepEqual(rows, [], await server.log());
    },
    all,
    conversationWith: async (address) => {
      const { conversations: found } = await conversations(w.world, { address });
      assert.equal(found.length, 1, `${found.length} conversations with ${address}`);
      return found[0] as Conversation;
    },
    pending: async () => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from contact.erasure`.execute(w.world.db);
      return rows[0]?.n ?? 0;
    },
    texts: async (id, purpose) => {
      const messages = await messagesOf(w.world, id, purpose);
      assert.ok(!('refused' in messages), JSON.stringify(messages));
      return messages.map(({ text }) => text.trim());
    },
  };
}
