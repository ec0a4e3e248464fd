import { sql } from 'kysely';
import type { Language } from '../../../../core/policy/index.ts';
import type { Act, Kept } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries, Tx } from '../../../../core/store/index.ts';
import { orderConfirmation } from '../../consent/request.ts';
import { wordingHash } from '../../consent/wording.ts';
import { subscriptionClass } from '../../queries.ts';
import type { Declaration, ImportEvidence } from '../declaration.ts';
import { askedConsent, questionMailKind, questionTemplate } from './question.ts';

interface People {
  readonly import: string;
  readonly declaration: Declaration;
  readonly wording: string;
  /** By their subject in hexadecimal. */
  readonly people: ReadonlyMap<string, { readonly email: string; readonly language: Language | undefined }>;
}

/** Keeps a request for each of the unproven and orders the one mail that asks them (UWG section 7: on the declared ground). */
export async function ask(
  world: World,
  tx: Tx,
  { import: id, declaration, wording, people }: People,
  act: Act,
): Promise<readonly string[]> {
  const subjects = [...people.keys()].map((person) => Buffer.from(person, 'hex'));
  const kept = await world.records.keepMany(tx, { class: subscriptionClass, subjects }, act);
  if (kept.length === 0) return [];
  const asked = [...people.values()].map(({ email, language = declaration.language }, at) => ({
    email,
    language,
    record: kept[at] as Kept,
  }));
  for (const language of new Set(asked.map((one) => one.language))) {
    const records = asked.filter((one) => one.language === language);
    const shown = await archiveQuestion(world, tx, declaration.list, language, act.now);
    await insertAsked(world, tx, { import: id, declaration, wording, language, shown, records }, act);
  }
  const { list, origin } = declaration;
  for (const { record, email, language } of asked)
    await orderConfirmation(
      world,
      tx,
      { kept: record, email, language, list, kind: questionMailKind, also: { origin } },
      act,
    );
  return kept.map((record) => record.id);
}

interface Shown {
  readonly consent: string;
  readonly mail: string;
}

async function archiveQuestion(
  world: World,
  tx: Queries,
  list: string,
  language: Language,
  now: Temporal.Instant,
): Promise<Shown> {
  const texts = [askedConsent(world.rules.policy, list, language), questionTemplate(world, list, language)];
  const [consent = '', mail = ''] = texts.map(wordingHash);
  await sql`
    insert into newsletter.wording (hash, kind, language, text, first_used)
    select hash, kind, ${language}, text, ${now}
    from unnest(${[consent, mail]}::text[], array['consent', 'mail'], ${texts}::text[]) as shown (hash, kind, text)
    on conflict do nothing`.execute(tx);
  return { consent, mail };
}

interface Asked extends Omit<People, 'people'> {
  readonly language: Language;
  readonly shown: Shown;
  readonly records: readonly { readonly email: string; readonly record: Kept }[];
}

async function insertAsked(world: World, tx: Queries, asked: Asked, act: Act): Promise<void> {
  const { declaration, records, shown } = asked;
  const evidence = JSON.stringify({
    origin: declaration.origin,
    document: `${declaration.document} · ${declaration.asking}`,
    importedAt: act.now.toString(),
  } satisfies ImportEvidence);
  const sealed = (column: string, text: (row: (typeof records)[number]) => string) =>
    records.map((row) => row.record.seal(`newsletter.subscription.${column}`, text(row)));
  await sql`
    insert into newsletter.subscription (record, list, language, policy, consent_wording, form_wording, mail_wording, import,
      requested_at, email, requested_ip, import_evidence)
    select record, ${declaration.list}, ${asked.language}, ${world.rules.version}, ${shown.consent}, ${asked.wording},
      ${shown.mail}, ${asked.import}, ${act.now}, email, requested_ip, evidence
    from unnest(${records.map(({ record }) => record.id)}::uuid[], ${sealed('email', ({ email }) => email)}::bytea[],
      ${sealed('requested_ip', () => '')}::bytea[], ${sealed('import_evidence', () => evidence)}::bytea[])
      as fresh (record, email, requested_ip, evidence)`.execute(tx);
}
