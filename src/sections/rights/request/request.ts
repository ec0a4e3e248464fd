import { type RawBuilder, sql } from 'kysely';
import type { Instants, Language } from '../../../core/policy/index.ts';
import { lockRecord, type Opened } from '../../../core/records/index.ts';
import type { AnsweredBy, RequestChannel, RequestKind, RequestOutcome, World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import type { Undelivered } from './answer/undelivered.ts';
import { answerDue } from './times.ts';

export const requestClass = 'rights.request';
/** A request under way is opened to answer it, an answered one to prove that it was. */
export const answering = 'rights.answer';
export const proving = 'rights.proof';

/** `received`, `extended`, `late`: under way. `answered`: evidence, and blocked. */
export type RequestStage = 'received' | 'extended' | 'late' | 'answered';

/** A request without what it says: what a list may show of it. */
export interface RequestOutline {
  readonly request: string;
  readonly stage: RequestStage;
  readonly channel: RequestChannel;
  readonly kinds: readonly RequestKind[];
  readonly language: Language;
  readonly receivedAt: Temporal.Instant;
  readonly extendedAt: Temporal.Instant | null;
  readonly outcome: RequestOutcome | 'withdrawn' | null;
  readonly answeredBy: AnsweredBy | null;
  readonly answeredAt: Temporal.Instant | null;
  /** The instant by which an answered request is gone. */
  readonly until: Temporal.Instant | null;
  readonly held: boolean;
  /** Target (`nominal`) and limit (`end`) of the answer. */
  readonly due: Instants;
  /** Recipients that are still to be told (Art. 19 GDPR). */
  readonly untold: number;
  /** The mail that did not arrive and for which nobody has taken another way yet. */
  readonly undelivered: Undelivered | null;
}

/** What a request says, opened for a purpose. */
export interface RequestContent {
  readonly address: string;
  readonly name: string;
  readonly text: string;
  readonly extension: string;
  readonly answer: string;
}

export type Request = RequestOutline & RequestContent;

type SealedName = 'email' | 'name' | 'text' | 'extension' | 'answer';
export type Row = Omit<RequestOutline, 'due'> & { readonly sealed: Readonly<Record<SealedName, string | null>> };

/** Outlines and what is sealed in them; opened by whoever may. */
export async function rowsOf(tx: Queries, which: RawBuilder<unknown>): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select q.record as request, r.stage, q.channel, q.kinds, q.language, q.received_at as "receivedAt",
      q.extended_at as "extendedAt", q.outcome, q.answered_by as "answeredBy", q.answered_at as "answeredAt",
      case when r.stage = 'answered' then r.gone_by end as until, r.holds > 0 as held, q.undelivered,
      (select count(*) from rights.request_recipient t where t.request = q.record and t.state = 'open')::int as untold,
      jsonb_build_object('email', encode(q.email, 'base64'), 'name', encode(q.name, 'base64'),
        'text', encode(q.text, 'base64'), 'extension', encode(q.extension, 'base64'),
        'answer', encode(q.answer, 'base64')) as sealed
    from rights.request q join core.record r on r.id = q.record
    where ${which} order by q.received_at, q.record`.execute(tx);
  return rows;
}

export const outlineOf = (world: Pick<World, 'rules'>, row: Row): RequestOutline => ({
  ...without(row),
  due: answerDue(world.rules, { receivedAt: row.receivedAt, extended: row.extendedAt !== null }),
});

/** A row without what is sealed in it. */
function without(row: Row): Omit<RequestOutline, 'due'> {
  const { sealed, ...open } = row;
  void sealed;
  return open;
}

/** One request, opened for a purpose; undefined when it is gone or stands where nobody may read it for that. */
export async function openedRequest(
  world: World,
  tx: Queries,
  id: string,
  purpose: typeof answering | typeof proving,
): Promise<{ readonly request: Request; readonly opened: Opened } | undefined> {
  const [row] = await rowsOf(tx, sql`q.record = ${id}`);
  const opened = row && (await world.records.open(tx, id, purpose));
  if (!row || !opened || 'refused' in opened) return undefined;
  return { request: { ...outlineOf(world, row), ...contentOf(row, opened) }, opened };
}

/** The same for a deed: locked first, in the order in which mails and the sweep lock, so that nobody waits in a circle. */
export async function lockedRequest(world: World, tx: Queries, id: string): ReturnType<typeof openedRequest> {
  await lockRecord(tx, id);
  return openedRequest(world, tx, id, answering);
}

export async function outlineById(world: World, tx: Queries, id: string): Promise<RequestOutline | undefined> {
  const [row] = await rowsOf(tx, sql`q.record = ${id}`);
  return row && outlineOf(world, row);
}

export function contentOf({ sealed }: Row, opened: Opened): RequestContent {
  const text = (column: SealedName): string => {
    const value = sealed[column];
    return value === null ? '' : opened.text(`rights.request.${column}`, Buffer.from(value, 'base64'));
  };
  return {
    address: text('email'),
    name: text('name'),
    text: text('text'),
    extension: text('extension'),
    answer: text('answer'),
  };
}
