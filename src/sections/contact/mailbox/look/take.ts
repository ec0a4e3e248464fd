import { sql } from 'kysely';
import type { Digest } from '../../../../core/mail/index.ts';
import type { Act } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { type Queries, transaction } from '../../../../core/store/index.ts';
import { stillToErase } from '../../erasure/found.ts';
import { identityOf, idHash, topicHash } from '../hash.ts';
import { between } from '../people.ts';
import { attach, type Place } from './attach.ts';
import type { Piece } from './piece.ts';
import { threadsOf } from './thread.ts';

/** Messages of one folder that were not known there, each with what makes it this one. */
type Found = readonly { readonly digest: Digest; readonly identity: Buffer }[];

/**
 * Takes messages of a folder under the policy: those that should have left are told to whoever erases; those that were
 * known before the folder counted anew are known again; all others find their conversation or begin one.
 */
export async function take(
  world: World,
  place: Place,
  digests: readonly Digest[],
  own: ReadonlySet<string>,
): Promise<void> {
  await world.clock.refresh();
  const act: Act = { now: world.clock.now(), by: 'server' };
  const found = digests.map((digest) => ({ digest, identity: identityOf(world, digest) }));
  await transaction(
    world.db,
    async (tx) => {
      // One at a time in each folder: what two readers find at once is still noted once.
      await sql`select from contact.folder where id = ${place.folder} for update`.execute(tx);
      const staying = await stillToErase(tx, place, found);
      const unknown = await renumbered(tx, place.folder, staying);
      if (unknown.length === 0) return;
      await sql`update contact.account set known = known + ${unknown.length} where name = ${place.account}`.execute(tx);
      const pieces = unknown.flatMap((one) => piecesOf(world, own, one, act));
      await attach(world, tx, await threadsOf(world, tx, pieces), place, act);
    },
    { attempts: 3 },
  );
}

/** Gives messages their new numbers after the folder has counted anew; answers those that it never knew. */
async function renumbered(tx: Queries, folder: string, found: Found): Promise<Found> {
  const { rows } = await sql<{ id: number; record: string; identity: Buffer }>`
    select id, record, identity from contact.message
    where folder = ${folder} and uid is null and identity = any(${found.map((f) => f.identity)}::bytea[])
    order by id`.execute(tx);
  if (rows.length === 0) return found;
  const lost = Map.groupBy(rows, (row) => row.identity.toString('hex'));
  const again: { id: number; uid: number }[] = [];
  const unknown = found.filter(({ digest, identity }) => {
    const copies = lost.get(identity.toString('hex')) ?? [];
    // One number for each conversation that the message belongs to; a second copy takes the second of each.
    const taken = [...new Map(copies.toReversed().map((copy) => [copy.record, copy])).values()];
    again.push(...taken.map(({ id }) => ({ id, uid: digest.uid })));
    lost.set(
      identity.toString('hex'),
      copies.filter((copy) => !taken.includes(copy)),
    );
    return taken.length === 0;
  });
  await sql`
    update contact.message m set uid = a.uid
    from unnest(${again.map((a) => a.id)}::bigint[], ${again.map((a) => a.uid)}::bigint[]) as a (id, uid)
    where m.id = a.id`.execute(tx);
  return unknown;
}

function piecesOf(
  world: World,
  own: ReadonlySet<string>,
  { digest, identity }: Found[number],
  { now }: Act,
): readonly Piece[] {
  const { inbound, persons } = between(world, own, digest);
  const ids = [digest.messageId, ...digest.references.toReversed()].filter((id) => id !== '');
  const at = digest.at && Temporal.Instant.compare(digest.at, now) < 0 ? digest.at : now;
  const piece = {
    identity,
    ids: ids.map((id) => idHash(world, id)),
    topic: topicHash(world, digest.subject),
    at,
    inbound,
    automatic: digest.automatic,
    uid: digest.uid,
    size: digest.size,
  };
  return persons.map((person) => ({ ...piece, person, subject: world.records.subject('contact', person) }));
}
