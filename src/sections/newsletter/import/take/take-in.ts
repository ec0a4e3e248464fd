import { sql } from 'kysely';
import type { Act, Kept } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { byteaArray, type Queries, type Tx, timestamptzArray, uuidArray } from '../../../../core/store/index.ts';
import { lockSubjects } from '../../locks.ts';
import { subscriptionClass } from '../../queries.ts';
import type { Content, Declaration, ImportEvidence } from '../declaration.ts';
import type { Line } from '../file/index.ts';
import type { RefusedLine, Taken } from '../queries.ts';
import { ask } from './ask.ts';
import { heldSubjects } from './held.ts';
import { type Judged, judge } from './judge.ts';

type Candidate = Exclude<Judged, { verdict: 'refused' }>;
type Proven = Extract<Judged, { verdict: 'proven' }>;

/** A file that is being taken in, with what was declared about it. */
export interface Started {
  readonly import: string;
  readonly content: Content;
  readonly declaration: Declaration;
  /** The hash of the declared wording in the archive. */
  readonly wording: string;
}

/** What one piece of a file comes to, before anything is written. */
interface Sorted {
  readonly proven: ReadonlyMap<string, Proven>;
  readonly unproven: ReadonlyMap<string, Candidate>;
  readonly refused: readonly RefusedLine[];
  readonly known: number;
}

/** Takes the lines of a piece in: subscriptions with their proof, questions to the unproven, reasons for the rest. */
export async function takeIn(world: World, tx: Tx, file: Started, lines: readonly Line[], act: Act): Promise<Taken> {
  const { proven, unproven, refused, known } = await sort(world, tx, { ...file, lines, isFinal: true }, act.now);
  const kept = [
    ...(await keepProven(world, tx, { ...file, proven }, act)),
    ...(await ask(world, tx, { ...file, people: unproven }, act)),
  ];
  const counts = { read: lines.length, active: proven.size, asked: unproven.size, known };
  return { kept, refused, counts };
}

interface Piece extends Omit<Started, 'wording'> {
  readonly lines: readonly Line[];
  /** Nobody about whom something is decided may change it meanwhile. */
  readonly isFinal: boolean;
}

/** Judges each line and compares it with what is held. */
export async function sort(world: World, db: Queries, piece: Piece, now: Temporal.Instant): Promise<Sorted> {
  const { source, mapping } = piece.content;
  const understanding = { source, mapping, zone: piece.declaration.zone, mayAsk: piece.declaration.asking !== '' };
  const refused: RefusedLine[] = [];
  const people = new Map<string, { readonly line: number; readonly subject: Buffer; readonly judged: Candidate }>();
  for (const line of piece.lines) {
    const judged = judge(line, understanding, now);
    if (judged.verdict === 'refused') {
      refused.push({ line: line[0], reason: judged.reason });
      continue;
    }
    const subject = world.records.subject('newsletter', judged.email);
    const person = subject.toString('hex');
    if (people.has(person)) refused.push({ line: line[0], reason: 'twice' });
    else people.set(person, { line: line[0], subject, judged });
  }
  const subjects = [...people.values()].map(({ subject }) => subject);
  if (piece.isFinal) await lockSubjects(db, subjects);
  const held = await heldSubjects(db, subjects, { list: piece.declaration.list, import: piece.import });
  const [proven, unproven] = [new Map<string, Proven>(), new Map<string, Candidate>()];
  let known = 0;
  for (const [person, { line, judged }] of people) {
    const found = held.get(person);
    if (found === 'known') known += 1;
    else if (found) refused.push({ line, reason: found });
    else if (judged.verdict === 'proven') proven.set(person, judged);
    else unproven.set(person, judged);
  }
  return { proven, unproven, refused, known };
}

interface ProvenOf extends Started {
  readonly proven: ReadonlyMap<string, Proven>;
}

async function keepProven(
  world: World,
  tx: Tx,
  { import: id, declaration, wording, proven }: ProvenOf,
  act: Act,
): Promise<readonly string[]> {
  const subjects = [...proven.keys()].map((person) => Buffer.from(person, 'hex'));
  if (subjects.length === 0) return [];
  const keeping = { class: subscriptionClass, subjects, event: 'imported' };
  const { kept, stored } = await world.records.prepareMany(tx, keeping, act);
  const [columns] = await Promise.all([sealedColumns([...proven.values()], kept, declaration, act), stored()]);
  await sql`
    insert into newsletter.subscription (record, list, language, policy, consent_wording, form_wording, mail_wording, import,
      email, requested_at, requested_ip, confirmed_at, confirmed_ip, import_evidence)
    select record, ${declaration.list}, language, ${world.rules.version}, ${wording}, ${wording}, ${wording}, ${id},
      email, requested_at, requested_ip, confirmed_at, confirmed_ip, evidence
    from unnest(${columns.record}::uuid[], ${columns.language}::text[], ${columns.email}::bytea[],
      ${columns.requestedAt}::timestamptz[], ${columns.requestedIp}::bytea[], ${columns.confirmedAt}::timestamptz[],
      ${columns.confirmedIp}::bytea[], ${columns.evidence}::bytea[])
      as fresh (record, language, email, requested_at, requested_ip, confirmed_at, confirmed_ip, evidence)`.execute(tx);
  return kept.map((record) => record.id);
}

/** While the database keeps the records, this process seals what hangs from them: two processors at work. */
async function sealedColumns(
  people: readonly Proven[],
  kept: readonly Kept[],
  { origin, document, language }: Declaration,
  act: Act,
) {
  // The statement that keeps them leaves first.
  await new Promise((resolve) => setImmediate(resolve));
  const evidence = JSON.stringify({ origin, document, importedAt: act.now.toString() } satisfies ImportEvidence);
  const sealed = (column: string, text: (person: Proven) => string) =>
    byteaArray(people.map((person, at) => (kept[at] as Kept).seal(`newsletter.subscription.${column}`, text(person))));
  return {
    record: uuidArray(kept.map(({ id }) => id)),
    language: people.map((person) => person.language ?? language),
    email: sealed('email', (person) => person.email),
    requestedAt: timestamptzArray(people.map((person) => person.evidence.requestedAt)),
    requestedIp: sealed('requested_ip', (person) => person.evidence.requestedIp),
    confirmedAt: timestamptzArray(people.map((person) => person.evidence.confirmedAt)),
    confirmedIp: sealed('confirmed_ip', (person) => person.evidence.confirmedIp),
    evidence: sealed('import_evidence', () => evidence),
  };
}
