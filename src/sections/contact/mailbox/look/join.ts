import { sql } from 'kysely';
import { append } from '../../../../core/journal/index.ts';
import { restrictionDemanded } from '../../../../core/policy/index.ts';
import { type Act, type Opened, personAccess, recordById } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { isDeal, isRestricted } from './link.ts';
import type { Thread } from './piece.ts';

/**
 * Makes one record of conversations that turned out to be one: everything that hung from the others hangs from it, and they
 * end without anything being ordered out of the mailbox. What restrained any of them restrains the whole.
 */
export async function join(world: World, tx: Queries, thread: Thread, act: Act): Promise<void> {
  const { record: id, absorbed, lastAt } = thread;
  if (id === null || absorbed.length === 0) return;
  const from = absorbed.map(({ record }) => record);
  await moveMessages(tx, id, from);
  await sealAgain(world, tx, id, from);
  await world.records.learn(tx, id, { lastMessage: lastAt }, act);
  await restrain(world, tx, id, absorbed, act);
  const record = await recordById(tx, id);
  if (!record) throw new Error(`Conversation ${id} went while another was joined to it.`);
  const said = { class: record.class, stage: record.stage, rule: 'event:joined', record: id } as const;
  await append(tx, [{ ...said, at: act.now, what: 'advanced', actor: act.by }]);
  const ended = await world.records.eraseMany(tx, from, 'joined', act);
  if (ended.length !== from.length) throw new Error(`Conversations that were joined to ${id} did not end.`);
}

async function moveMessages(tx: Queries, id: string, from: readonly string[]): Promise<void> {
  await sql`
    insert into contact.reference (record, id_hash)
    select distinct ${id}::uuid, id_hash from contact.reference where record = any(${from}::uuid[])
    on conflict do nothing`.execute(tx);
  await sql`
    update contact.message m set record = ${id} where record = any(${from}::uuid[]) and not exists (
      select from contact.message o where o.record = ${id} and o.folder = m.folder and o.uid = m.uid)`.execute(tx);
}

const notes = ['review', 'ground'] as const;

/** Reasons are sealed under the record that they hang from. Nobody reads them here, so no stage has to name a purpose. */
async function sealAgain(world: World, tx: Queries, id: string, from: readonly string[]): Promise<void> {
  const keys = await world.records.openMany(tx, [id, ...from], personAccess);
  const into = keys.get(id);
  for (const table of notes) {
    const { rows } = await sql<{ id: string; record: string; reason: Buffer }>`
      select id, record, reason from ${sql.table(`contact.${table}`)} where record = any(${from}::uuid[])`.execute(tx);
    for (const row of rows) {
      const reason = into && again(into, keys.get(row.record), `contact.${table}.reason`, row.reason);
      if (!reason) throw new Error(`The key of conversation ${row.record} is gone.`);
      await sql`update ${sql.table(`contact.${table}`)} set record = ${id}, reason = ${reason} where id = ${row.id}`.execute(
        tx,
      );
    }
  }
}

const again = (
  into: Opened,
  from: Opened | undefined,
  column: 'contact.review.reason' | 'contact.ground.reason',
  reason: Buffer,
): Buffer | undefined => from && into.seal(column, from.text(column, reason));

/** Business stays business, and a restriction stays one (S88, Art. 18 GDPR). The stage counts on from when it began. */
async function restrain(world: World, tx: Queries, id: string, absorbed: Thread['absorbed'], act: Act): Promise<void> {
  const events = [
    { event: 'becameDeal', is: isDeal },
    { event: restrictionDemanded, is: isRestricted },
  ];
  for (const { event, is } of events) {
    const record = await recordById(tx, id);
    if (!record || is(record.stage) || !absorbed.some(({ stage }) => is(stage))) continue;
    const advanced = await world.records.advance(tx, id, event, act, { since: record.since });
    if (!('stage' in advanced)) throw new Error(`Conversation ${id} cannot take on what another was under.`);
  }
}
