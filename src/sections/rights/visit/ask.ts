import { sql } from 'kysely';
import { ago, type Language } from '../../../core/policy/index.ts';
import type { Act } from '../../../core/records/index.ts';
import { networkHash, type World } from '../../../core/section/index.ts';
import { type Queries, type Tx, transaction } from '../../../core/store/index.ts';
import { newToken } from '../../../core/vault/index.ts';
import { rightsSettings } from '../policy.ts';
import { linkMailKind } from './mail.ts';
import * as queries from './queries.ts';

/** Somebody typed an address and asked for what is held about it. */
export interface Asked {
  readonly email: string;
  readonly language: Language;
  readonly ip: string;
}

export type Answered = { readonly answered: true } | { readonly refused: 'network' };

/**
 * Mails a link to the address. It never looks whether anything is held about it: the same is done and answered for every
 * address, also for one that has had its share of mails, so that the form tells nobody who is known here.
 */
export async function askForLink(world: World, asked: Asked, act: Act): Promise<Answered> {
  const { rules, records } = world;
  const { links, networks } = rightsSettings(rules.policy);
  const network = networkHash(world, 'rights', asked.ip, networks);
  const subject = records.subject('rights', asked.email);
  return transaction(world.db, async (tx): Promise<Answered> => {
    // Two at once count each other: always the network first, then the address.
    await lock(tx, 'network', network);
    await lock(tx, 'subject', subject);
    const { most, within } = links.perNetwork;
    const before = await queries.askedFromNetwork(tx, network, ago(act.now, within, rules.calendar));
    if (before >= most) return { refused: 'network' };
    if (!(await hadItsShare(world, tx, subject, act.now)))
      await keepVisit(world, tx, { ...asked, network, subject }, act);
    return { answered: true };
  });
}

async function hadItsShare({ rules }: World, tx: Queries, subject: Buffer, now: Temporal.Instant): Promise<boolean> {
  for (const { most, within } of rightsSettings(rules.policy).links.perAddress)
    if ((await queries.askedForSubject(tx, subject, ago(now, within, rules.calendar))) >= most) return true;
  return false;
}

async function keepVisit(
  world: World,
  tx: Tx,
  { email, language, network, subject }: Asked & { readonly network: Buffer; readonly subject: Buffer },
  act: Act,
): Promise<void> {
  const kept = await world.records.keep(tx, { class: queries.visitClass, subject }, act);
  const { token, hash } = newToken();
  await queries.insertVisit(tx, {
    record: kept.id,
    email: kept.seal(queries.emailColumn, email),
    language,
    askedAt: act.now,
    network,
    linkHash: hash,
  });
  const order = { kind: linkMailKind, record: kept.id, kept, to: email, language };
  await world.mail.send(tx, { ...order, payload: { token, askedAt: act.now.toString() } }, act);
}

async function lock(tx: Queries, what: 'network' | 'subject', of: Buffer): Promise<void> {
  const name = `rights.${what}:${of.toString('hex')}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}
