import { sql } from 'kysely';
import { isAddress } from '../../../../core/mail/index.ts';
import { dateInWords } from '../../../../core/policy/index.ts';
import type { Act, Opened } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { hashOfToken, newToken } from '../../../../core/vault/index.ts';
import { type Letter, letter } from '../answer/letter.ts';
import { post } from '../answer/mails.ts';
import { settleUndelivered } from '../answer/undelivered.ts';
import { carryOutAtOnce } from '../at-once.ts';
import { addEntry } from '../entry.ts';
import { lockedRequest, type Request } from '../request.ts';
import { forgetUnproved } from './unproved.ts';

export const addressPath = '/your-data/address';

/** An address that was named later; nothing about it is looked up before its mailbox has confirmed it. */
export interface NamedAddress {
  readonly address: string;
  readonly askedAt: Temporal.Instant;
  readonly provedAt: Temporal.Instant | null;
}

const column = 'rights.request_address.email';

/** Every address that was named later, oldest first. */
export async function namedAddresses(tx: Queries, opened: Opened): Promise<readonly NamedAddress[]> {
  const { rows } = await sql<Omit<NamedAddress, 'address'> & { readonly email: Buffer }>`
    select email, asked_at as "askedAt", proved_at as "provedAt" from rights.request_address
    where request = ${opened.id} order by asked_at, token_hash`.execute(tx);
  return rows.map(({ email, ...row }) => ({ address: opened.text(column, email), ...row }));
}

/** The addresses by which the person of a request is found: its own, and those that a mailbox has confirmed. */
export async function addressesOf(
  tx: Queries,
  opened: Opened,
  { address }: Pick<Request, 'address'>,
): Promise<readonly string[]> {
  const proved = (await namedAddresses(tx, opened)).filter(({ provedAt }) => provedAt !== null);
  return [...new Set([address, ...proved.map((one) => one.address)])].filter((one) => one !== '');
}

/**
 * Somebody names an address for a request that came without one, or one more. It is asked by mail whether it belongs to the
 * person; a mistyped one, which nobody confirmed, makes room. `known`: the case has it already.
 */
export async function nameAddress(
  world: World,
  tx: Queries,
  id: string,
  typed: string,
  act: Act,
  by?: string,
): Promise<'done' | 'gone' | 'address' | 'known'> {
  const address = typed.trim();
  if (!isAddress(address) || address.length > 254) return 'address';
  const found = await lockedRequest(world, tx, id);
  if (!found) return 'gone';
  const { request, opened } = found;
  if ((await addressesOf(tx, opened, request)).some((one) => one.toLowerCase() === address.toLowerCase()))
    return 'known';
  await forgetUnproved(tx, id);
  const { token, hash } = newToken();
  await sql`
    insert into rights.request_address (token_hash, request, email, asked_at)
    values (${hash}, ${id}, ${opened.seal(column, address)}, ${act.now}::timestamptz)`.execute(tx);
  await settleUndelivered(tx, id, ['address']);
  await addEntry(tx, opened, { what: 'address-asked', by }, act);
  const asked = { ...request, address };
  await post(world, tx, { request: asked, opened, name: 'address', letter: question(world, request, token) }, act);
  return 'done';
}

/** The request behind a link, while it is under way. */
export async function requestOfAddress(tx: Queries, token: string): Promise<string | undefined> {
  const { rows } = await sql<{ request: string }>`
    select a.request from rights.request_address a join core.record r on r.id = a.request
    where a.token_hash = ${hashOfToken(token)} and r.stage <> 'answered'`.execute(tx);
  return rows[0]?.request;
}

/**
 * Its mailbox says: this is my address, and the request is mine. From now on the request is found by it, and what waits for
 * nobody's judgement is carried out on what is held about it. Doing it again changes nothing.
 */
export async function proveAddress(world: World, tx: Queries, token: string, act: Act): Promise<boolean> {
  const id = await requestOfAddress(tx, token);
  const found = id && (await lockedRequest(world, tx, id));
  if (!found) return false;
  const { rows } = await sql<{ email: Buffer }>`
    update rights.request_address set proved_at = ${act.now}::timestamptz
    where token_hash = ${hashOfToken(token)} and proved_at is null returning email`.execute(tx);
  const [row] = rows;
  if (row) await take(world, tx, { ...found, address: found.opened.text(column, row.email) }, act);
  return true;
}

interface Taking {
  readonly request: Request;
  readonly opened: Opened;
  readonly address: string;
}

async function take(world: World, tx: Queries, { request, opened, address }: Taking, act: Act): Promise<void> {
  if (request.address === '') {
    const email = opened.seal('rights.request.email', address);
    await sql`update rights.request set email = ${email} where record = ${opened.id}`.execute(tx);
    await world.records.assign(tx, opened.id, world.records.subject('rights', address), act);
  }
  await addEntry(tx, opened, { what: 'address-proved' }, act);
  // How far an objection went stands in the letter: advertising ends at once, whoever reads it does the rest.
  const { kinds, channel, receivedAt, language } = request;
  const asked = { kinds, channel, receivedAt, language, address, objectsTo: 'advertising' } as const;
  for (const entry of await carryOutAtOnce(world, tx, asked, act)) await addEntry(tx, opened, entry, act);
}

function question(
  world: Pick<World, 'rules' | 'baseUrl'>,
  { language, receivedAt, name }: Request,
  token: string,
): Letter {
  const on = dateInWords(receivedAt, language, world.rules.calendar);
  const link = `${world.baseUrl}${language === 'de' ? '' : `/${language}`}${addressPath}/${token}`;
  const says = {
    de: {
      subject: `Antrag vom ${on}: Ist das Ihre Adresse?`,
      what: `am ${on} hat uns ein Antrag zu personenbezogenen Daten erreicht. Dazu wurde uns diese E-Mail-Adresse genannt. Stammt der Antrag von Ihnen, bestätigen Sie bitte, dass die Adresse Ihnen gehört; erst dann sehen wir nach, was zu ihr gespeichert ist, und beziehen es in die Antwort ein:`,
      not: 'Stammt er nicht von Ihnen, brauchen Sie nichts zu tun: Dann erfährt niemand, ob zu dieser Adresse etwas gespeichert ist, und wir löschen sie aus dem Antrag.',
    },
    en: {
      subject: `Request of ${on}: is this your address?`,
      what: `on ${on} we received a request about personal data. This e-mail address was named to us with it. If the request is yours, please confirm that the address belongs to you; only then do we look what is held about it, and include that in the answer:`,
      not: 'If it is not yours, there is nothing to do: nobody learns then whether anything is held about this address, and we erase it from the request.',
    },
  }[language];
  return { subject: says.subject, body: letter(world, language, { name, paragraphs: [says.what, link, says.not] }) };
}
