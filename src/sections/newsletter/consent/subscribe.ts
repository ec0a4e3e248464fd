import { instants, type Language } from '../../../core/policy/index.ts';
import type { Act, Kept } from '../../../core/records/index.ts';
import { networkHash, type World } from '../../../core/section/index.ts';
import { type Tx, transaction } from '../../../core/store/index.ts';
import { newToken } from '../../../core/vault/index.ts';
import { requestsOfNetwork } from '../counts.ts';
import { lockNetwork } from '../locks.ts';
import { confirmationMailKind } from '../mails/confirmation.ts';
import { ago } from '../moment.ts';
import { firstList, type Limit, newsletterSettings } from '../policy.ts';
import * as queries from '../queries.ts';
import type { Archived } from './wording.ts';

/** Somebody typed an address and pressed the button. */
export interface Request {
  /** The list that is asked for; the first of the policy where none is named. */
  readonly list?: string;
  readonly email: string;
  readonly language: Language;
  readonly ip: string;
  /** What they were shown, as it stands in the archive. */
  readonly shown: Archived;
  /** Their browser did the work that the policy asks for. */
  readonly worked?: boolean;
}

export type Subscribed = { readonly requested: string } | { readonly refused: 'network'; readonly limit: Limit };

/**
 * Keeps a request and orders its confirmation mail. It never looks whether the address is known: the same is done and the
 * same answered for every address, so the form tells nobody who reads the newsletter. Whether the mail may leave is decided
 * when it is sent.
 */
export async function subscribe(world: World, request: Request, act: Act): Promise<Subscribed> {
  const { rules } = world;
  const { confirmations, networks } = newsletterSettings(rules.policy);
  const network = networkHash(world, 'newsletter', request.ip, networks);
  return transaction(world.db, async (tx) => {
    await lockNetwork(tx, network);
    const limit = (request.worked && confirmations.work?.perNetwork) || confirmations.perNetwork;
    const before = await requestsOfNetwork(tx, network, ago(act.now, limit.within, rules.calendar));
    if (before >= limit.most) return { refused: 'network', limit };
    return { requested: await keepRequest(world, tx, { ...request, network }, act) };
  });
}

async function keepRequest(world: World, tx: Tx, request: Request & { network: Buffer }, act: Act): Promise<string> {
  const { email, language, shown, list = firstList(world.rules.policy).name } = request;
  const subject = world.records.subject('newsletter', email);
  const kept = await world.records.keep(tx, { class: queries.subscriptionClass, subject }, act);
  await queries.insertSubscription(tx, {
    record: kept.id,
    list,
    email: kept.seal('newsletter.subscription.email', email),
    language,
    policy: world.rules.version,
    consentWording: shown.consent,
    formWording: shown.form,
    mailWording: shown.mail,
    requestedAt: act.now,
    requestedIp: kept.seal('newsletter.subscription.requested_ip', request.ip),
    network: request.network,
  });
  await orderConfirmation(world, tx, { kept, email, language, list }, act);
  return kept.id;
}

async function orderConfirmation(
  world: World,
  tx: Tx,
  to: { readonly kept: Kept; readonly email: string; readonly language: Language; readonly list: string },
  act: Act,
): Promise<void> {
  const { token, hash } = newToken();
  const expiresAt = instants(newsletterSettings(world.rules.policy).token, act.now, world.rules.calendar).end;
  await queries.insertConfirmation(tx, { hash, record: to.kept.id, expiresAt });
  await world.mail.send(
    tx,
    {
      kind: confirmationMailKind,
      record: to.kept.id,
      kept: to.kept,
      to: to.email,
      language: to.language,
      payload: { token, requestedAt: act.now.toString(), validUntil: expiresAt.toString(), list: to.list },
    },
    act,
  );
}
