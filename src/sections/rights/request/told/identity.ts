import { sql } from 'kysely';
import { dateInWords } from '../../../../core/policy/index.ts';
import type { Act } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { hashOfToken, newToken } from '../../../../core/vault/index.ts';
import { type Letter, letter } from '../answer/letter.ts';
import { post } from '../answer/mails.ts';
import { addEntry } from '../entry.ts';
import { answering, lockedRequest, type Request } from '../request.ts';

export const identityPath = '/your-data/identity';

/** Whether it has been shown who asks; `null`: nobody had reason to ask (Art. 12(6) GDPR). */
export type Identity = { readonly askedAt: Temporal.Instant; readonly provedAt: Temporal.Instant | null } | null;

export async function identityOf(tx: Queries, request: string): Promise<Identity> {
  const { rows } = await sql<NonNullable<Identity>>`
    select asked_at as "askedAt", proved_at as "provedAt" from rights.request_challenge where request = ${request}`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** Writes to the stored address: who can read mail there is its person. No copy of a passport is ever asked for. */
export async function askIdentity(
  world: World,
  tx: Queries,
  id: string,
  act: Act,
  by?: string,
): Promise<'done' | 'gone' | 'address'> {
  const found = await lockedRequest(world, tx, id);
  if (!found) return 'gone';
  const { request, opened } = found;
  if (request.address === '') return 'address';
  const { token, hash } = newToken();
  await sql`
    insert into rights.request_challenge (request, token_hash, asked_at)
    values (${id}, ${hash}, ${act.now}::timestamptz)
    on conflict (request) do update set token_hash = excluded.token_hash, asked_at = excluded.asked_at, proved_at = null`.execute(
    tx,
  );
  await addEntry(tx, opened, { what: 'identity-asked', by }, act);
  await post(world, tx, { request, opened, name: 'identity', letter: challenge(world, request, token) }, act);
  return 'done';
}

/** The request behind a link, while it is under way. */
export async function requestOfChallenge(tx: Queries, token: string): Promise<string | undefined> {
  const { rows } = await sql<{ request: string }>`
    select c.request from rights.request_challenge c join core.record r on r.id = c.request
    where c.token_hash = ${hashOfToken(token)} and r.stage <> 'answered'`.execute(tx);
  return rows[0]?.request;
}

/** Whoever opened the link says: yes, it was me. Doing it again changes nothing. */
export async function proveIdentity(world: World, tx: Queries, token: string, act: Act): Promise<boolean> {
  const request = await requestOfChallenge(tx, token);
  const opened = request && (await world.records.open(tx, request, answering));
  if (!opened || 'refused' in opened) return false;
  const { numAffectedRows } = await sql`
    update rights.request_challenge set proved_at = ${act.now}::timestamptz
    where request = ${opened.id} and proved_at is null`.execute(tx);
  if (numAffectedRows === 1n) await addEntry(tx, opened, { what: 'identity-proved' }, act);
  return true;
}

function challenge(
  world: Pick<World, 'rules' | 'baseUrl'>,
  { language, receivedAt, name }: Request,
  token: string,
): Letter {
  const on = dateInWords(receivedAt, language, world.rules.calendar);
  const prefix = language === 'de' ? '' : `/${language}`;
  const link = `${world.baseUrl}${prefix}${identityPath}/${token}`;
  const says = {
    de: {
      subject: `Ihr Antrag vom ${on}: Sind Sie es?`,
      what: `am ${on} hat uns ein Antrag zu Daten erreicht, die wir unter dieser E-Mail-Adresse führen. Damit niemand anderes sie erhält oder ändert, bestätigen Sie uns bitte, dass er von Ihnen kommt:`,
      not: 'Kommt er nicht von Ihnen, brauchen Sie nichts zu tun: Niemand erhält dann Auskunft. Einen Ausweis brauchen wir nicht.',
    },
    en: {
      subject: `Your request of ${on}: is it you?`,
      what: `on ${on} we received a request about data that we keep under this e-mail address. So that nobody else receives or changes them, please confirm that it comes from you:`,
      not: 'If it does not, there is nothing to do: nobody is told anything then. We do not need an identity card.',
    },
  }[language];
  return { subject: says.subject, body: letter(world, language, { name, paragraphs: [says.what, link, says.not] }) };
}
