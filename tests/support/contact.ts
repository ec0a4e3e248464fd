// Conversations without a mailbox: for what concerns their life alone.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { transaction } from '../../src/core/store/index.ts';
import type { TestWorld } from './world.ts';

export interface Correspondence {
  readonly address: string;
  /** How many messages it has. */
  readonly messages?: number;
}

/** Puts a conversation under the policy whose last message came now; answers its record. */
export async function correspond({ world }: TestWorld, { address, messages = 1 }: Correspondence): Promise<string> {
  const now = world.clock.now();
  return transaction(world.db, async (tx) => {
    const kept = await world.records.keep(
      tx,
      {
        class: 'contact.conversation',
        subject: world.records.subject('contact', address),
        facts: { lastMessage: now },
      },
      { now, by: 'server' },
    );
    const counterpart = kept.seal('contact.conversation.counterpart', address);
    await sql`insert into contact.account (name) values ('0000000000000000') on conflict do nothing`.execute(tx);
    await sql`insert into contact.folder (id, account, path_hash, validity)
      values ('00000000-0000-4000-8000-000000000000', '0000000000000000', ${Buffer.alloc(32)}, 1)
      on conflict do nothing`.execute(tx);
    await sql`insert into contact.conversation
        (record, account, counterpart, first_at, last_at, last_inbound, automatic)
      values (${kept.id}, '0000000000000000', ${counterpart}, ${now}, ${now}, true, false)`.execute(tx);
    for (let n = 0; n < messages; n += 1)
      await sql`insert into contact.message (record, folder, identity, size, at, inbound, automatic)
        values (${kept.id}, '00000000-0000-4000-8000-000000000000', ${randomBytes(32)}, 100, ${now}, true, false)`.execute(
        tx,
      );
    return kept.id;
  });
}
