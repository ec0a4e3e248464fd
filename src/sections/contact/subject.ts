import { sql } from 'kysely';
import type { Text } from '../../core/policy/index.ts';
import type { Opened } from '../../core/records/index.ts';
import type { Field, SubjectAccess, World } from '../../core/section/index.ts';
import type { Queries } from '../../core/store/index.ts';
import { conversationClass, type LiveMessage } from './conversation/contract.ts';
import { liveMessages } from './conversation/read.ts';
import { formFields } from './form/index.ts';

/** What a person may see of a conversation: all of it, read where it lies, and what we noted about it (Art. 15 GDPR). */
export const subject: SubjectAccess = {
  fields: async (tx, opened, world) => (await fieldsOfMany(tx, [opened], world)).get(opened.id) ?? [],
  fieldsOfMany,
};

async function fieldsOfMany(
  tx: Queries,
  all: readonly Opened[],
  world: World,
): Promise<ReadonlyMap<string, readonly Field[]>> {
  const fields = new Map<string, readonly Field[]>();
  const conversations = all.filter((opened) => opened.class === conversationClass);
  const messages = await messagesNow(tx, conversations, world);
  for (const opened of all)
    fields.set(
      opened.id,
      opened.class === conversationClass
        ? await fieldsOf(tx, opened, messages.get(opened.id))
        : await formFields(tx, opened),
    );
  return fields;
}

async function fieldsOf(
  tx: Queries,
  opened: Opened,
  messages: readonly LiveMessage[] | undefined,
): Promise<readonly Field[]> {
  const kept = await conversationFields(tx, opened);
  if (kept.length === 0) return [];
  return [...kept, ...(messages ? messages.map(messageField) : [unreadable]), ...(await reviewFields(tx, opened))];
}

/** Those in a mailbox that cannot be read are left out; one that could not be a moment ago is not even asked. */
async function messagesNow(
  tx: Queries,
  conversations: readonly Opened[],
  world: World,
): Promise<ReadonlyMap<string, readonly LiveMessage[]>> {
  const { rows } = await sql<{ record: string }>`
    select c.record from contact.conversation c join contact.account a on a.name = c.account
    where c.record = any(${conversations.map(({ id }) => id)}::uuid[]) and a.problem is null`.execute(tx);
  return liveMessages(
    world,
    tx,
    rows.map(({ record }) => record),
  );
}

async function conversationFields(tx: Queries, opened: Opened): Promise<readonly Field[]> {
  const { rows } = await sql<{ counterpart: Buffer; first_at: Temporal.Instant; last_at: Temporal.Instant }>`
    select counterpart, first_at, last_at from contact.conversation where record = ${opened.id}`.execute(tx);
  return rows.flatMap((row) => [
    field('email', opened.text('contact.conversation.counterpart', row.counterpart)),
    field('first_at', row.first_at.toString()),
    field('last_at', row.last_at.toString()),
  ]);
}

const messageField = ({ at, from, to, subject: line, text, attachments }: LiveMessage): Field => {
  const named = [from, ...to].map(({ name, address }) => (name === '' ? address : `${name} <${address}>`));
  const enclosed = attachments.map(({ name, type, size }) => `[${name || type}, ${size}]`);
  return field('message', [at.toString(), named.join(' → '), line, '', text, ...enclosed].join('\n'));
};

async function reviewFields(tx: Queries, opened: Opened): Promise<readonly Field[]> {
  const { rows } = await sql<{ at: Temporal.Instant; ground: string; reason: Buffer; place: 'review' | 'ground' }>`
    select at, ground, reason, 'review' as place from contact.review where record = ${opened.id}
    union all select at, ground, reason, 'ground' from contact.ground where record = ${opened.id} order by at`.execute(
    tx,
  );
  return rows.map(({ at, ground, reason, place }) =>
    field('note', `${at.toString()}\n${ground}: ${opened.text(`contact.${place}.reason`, reason)}`),
  );
}

const titles = {
  email: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  first_at: { de: 'Erste Nachricht', en: 'First message' },
  last_at: { de: 'Letzte Nachricht', en: 'Last message' },
  message: { de: 'Nachricht', en: 'Message' },
  note: { de: 'Ergebnis einer Prüfung', en: 'Result of a review' },
} as const satisfies Record<string, Text>;

const field = (name: keyof typeof titles, value: string): Field => ({ name, title: titles[name], value });

/** Said rather than left out: an answer without the messages would look like one about none. */
const unreadable: Field = {
  name: 'message',
  title: titles.message,
  value:
    'Das Postfach ist im Augenblick nicht zu erreichen; die Nachrichten selbst fehlen in dieser Auskunft. Bitte rufen Sie sie später noch einmal ab. / The mailbox cannot be reached at the moment; the messages themselves are missing from this answer. Please ask for it again later.',
};
