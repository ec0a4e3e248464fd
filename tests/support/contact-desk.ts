// Mails as people write them, and a world in which staff read them in a real mailbox.
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { conversations } from '../../src/sections/contact/conversation/index.ts';
import { contact } from '../../src/sections/contact/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { rights } from '../../src/sections/rights/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { staff } from '../../src/staff/index.ts';
import type { Dovecot } from './dovecot.ts';
import { type StaffWorld, staffWorld } from './staff.ts';
import type { TestWorld, TestWorldOptions } from './world.ts';

export const desk = 'info@fluxcess.de';

export interface Written {
  readonly from: string;
  readonly to?: string;
  readonly subject?: string;
  readonly text?: string;
  /** RFC 5322 date; the instant of the delivery is the delivery's own. */
  readonly date?: string;
  readonly headers?: readonly string[];
  readonly type?: string;
}

let written = 0;

/** A mail as it lies in a mailbox. */
export const letter = ({
  from,
  to = desk,
  subject = 'Frage',
  text = 'Guten Tag',
  date = 'Sun, 01 Nov 2026 12:00:00 +0000',
  headers = [],
  type = 'text/plain; charset=utf-8',
}: Written): string =>
  [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${date}`,
    `Message-ID: <letter-${(written += 1)}@example.org>`,
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: 8bit',
    ...headers,
    '',
    text,
    '',
  ].join('\n');

export interface DeskWorld extends StaffWorld {
  /** Reads the mailbox to its end. */
  read(): Promise<void>;
  /** The record of the only conversation with somebody. */
  idOf(address: string): Promise<string>;
}

export const deskSections = [website, contact, newsletter, rights, staff];

/** Reads every mailbox to its end; throws what the server said where that failed. */
export async function readMailboxes(
  { works, world }: Pick<TestWorld, 'works' | 'world'>,
  server: Dovecot,
): Promise<void> {
  for (const work of works.filter(({ name }) => name === 'contact')) await work.runDue();
  const { rows } = await sql`select problem from contact.account where problem is not null`.execute(world.db);
  assert.deepEqual(rows, [], await server.log());
}

export async function idWith({ world }: Pick<TestWorld, 'world'>, address: string): Promise<string> {
  const { conversations: found } = await conversations(world, { address });
  assert.equal(found.length, 1, `${found.length} conversations with ${address}`);
  return found[0]?.id ?? '';
}

/** A world whose mailboxes are those of the users. */
export async function deskWorld(
  server: Dovecot,
  users: readonly string[],
  options: Partial<TestWorldOptions> = {},
): Promise<DeskWorld> {
  const world = await staffWorld({
    sections: deskSections,
    returns: { imapUrl: users.map((user) => server.imapUrl(user)).join(' ') },
    ...options,
  });
  return { ...world, read: () => readMailboxes(world, server), idOf: (address) => idWith(world, address) };
}
