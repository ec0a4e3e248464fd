import { instants, type Language } from '../../../core/policy/index.ts';
import type { Act, Kept } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { newToken } from '../../../core/vault/index.ts';
import { confirmationMailKind } from '../mails/confirmation.ts';
import { newsletterSettings } from '../policy.ts';
import * as queries from '../queries.ts';
import type { Archived } from './wording.ts';

/** What somebody asks for, or is asked themselves; nothing comes of it before it is confirmed at the address (S37). */
export interface NewRequest {
  readonly list: string;
  readonly email: string;
  readonly language: Language;
  /** What they were shown, as it stands in the archive. */
  readonly shown: Archived;
  /** The address of their browser; empty where none is noted. */
  readonly ip: string;
  /** The keyed hash of its network; null where none is counted. */
  readonly network: Buffer | null;
  readonly cameBy?: queries.CameBy;
}

/** Keeps a request for one list, with what was shown. Its confirmation mail is another step. */
export async function keepRequest(world: World, tx: Queries, request: NewRequest, act: Act): Promise<Kept> {
  const { list, email, language, shown, ip, network, cameBy } = request;
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
    requestedIp: kept.seal('newsletter.subscription.requested_ip', ip),
    network,
    ...(cameBy && { cameBy }),
  });
  return kept;
}

/** To whom the mail goes, of which kind it is, and what it says beside its link and its times. */
export interface Asked {
  readonly kept: Kept;
  readonly email: string;
  readonly language: Language;
  readonly list: string;
  readonly kind?: string;
  readonly also?: Readonly<Record<string, string>>;
}

/** Makes the link by which a request is confirmed, and orders the mail that carries it. */
export async function orderConfirmation(world: World, tx: Queries, asked: Asked, act: Act): Promise<void> {
  const { kept, email: to, language, list, kind = confirmationMailKind, also } = asked;
  const { token, hash } = newToken();
  const expiresAt = instants(newsletterSettings(world.rules.policy).token, act.now, world.rules.calendar).end;
  await queries.insertConfirmation(tx, { hash, record: kept.id, expiresAt });
  const payload = { token, requestedAt: act.now.toString(), validUntil: expiresAt.toString(), list, ...also };
  await world.mail.send(tx, { kind, record: kept.id, kept, to, language, payload }, act);
}
