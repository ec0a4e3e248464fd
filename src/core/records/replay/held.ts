import { sql } from 'kysely';
import type { Entry } from '../../journal/index.ts';
import { erasureDemanded } from '../../policy/index.ts';
import type { Queries } from '../../store/index.ts';
import { closeHold } from '../hold.ts';
import type { Keeping } from '../record.ts';
import type { Again } from './narrowed.ts';

/** Opens and closes again, in their order, the holds of a journal. Answers how many. */
export async function holdAgain(k: Keeping, tx: Queries, entries: readonly Entry[], again: Again): Promise<number> {
  let holds = 0;
  let open: Entry | undefined;
  for (const entry of entries) {
    if (entry.what === 'hold-opened') {
      open = entry;
      holds += await openAgain(tx, entry, again);
    }
    if (entry.what === 'hold-reviewed') await decideAgain(tx, entry, again);
    if (entry.what === 'held' && open && entry.at.equals(open.at)) await coverAgain(tx, open, entry);
    if (entry.what === 'refused-erasure' && entry.rule === 'hold') await putOffAgain(tx, entry);
    if (entry.what === 'hold-closed' && entry.record && (await closeHold(k, tx, entry.record, again.act))) holds += 1;
  }
  return holds;
}

// The reference stood in the rows alone. To be reviewed at once: somebody has to say again what it is for.
async function openAgain(
  tx: Queries,
  { record, class: dataClass, rule, at }: Entry,
  { act, secrets = [] }: Again,
): Promise<number> {
  const known = secrets.findLast(({ hold }) => hold === record);
  const { numAffectedRows } = await sql`
    insert into core.hold (id, reference, kind, scope_class, opened_at, review_by, confidential_until, confidential_by,
      secrecy_unknown)
    values (${record}, 'restored', ${rule}, ${dataClass}, ${at.toString()},
            greatest(${act.now.toString()}::timestamptz, ${at.toString()}::timestamptz + interval '1 second'),
            ${known?.until?.toString() ?? null}::timestamptz,
            (select id from core.record where id = ${known?.by ?? null}::uuid), ${known === undefined})
    on conflict (id) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

// What was decided stands beside the entry; where that is lost, nobody is told until it is decided once more.
async function decideAgain(tx: Queries, { record }: Entry, { secrets = [] }: Again): Promise<void> {
  const known = secrets.findLast(({ hold }) => hold === record);
  await sql`
    update core.hold set confidential_until = ${known?.until?.toString() ?? null}::timestamptz,
      confidential_by = (select id from core.record where id = ${known?.by ?? null}::uuid),
      secrecy_unknown = ${known === undefined}
    where id = ${record}`.execute(tx);
}

async function coverAgain(tx: Queries, { record: hold }: Entry, { record }: Entry): Promise<void> {
  await sql`
    with covered as (
      insert into core.held (hold, record) select ${hold}::uuid, id from core.record where id = ${record}
      on conflict do nothing returning record
    ) update core.record r set holds = r.holds + 1 from covered c where r.id = c.record`.execute(tx);
}

// Which event it was the journal does not say; the person's own demand is answered anew when the hold closes.
async function putOffAgain(tx: Queries, { record }: Entry): Promise<void> {
  await sql`update core.record set demanded = coalesce(demanded, ${erasureDemanded})
    where id = ${record} and holds > 0`.execute(tx);
}
