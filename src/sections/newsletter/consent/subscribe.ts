import type { Language } from '../../../core/policy/index.ts';
import type { Act } from '../../../core/records/index.ts';
import { networkHash, type World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import { requestsOfNetwork } from '../counts.ts';
import { lockNetwork } from '../locks.ts';
import { ago } from '../moment.ts';
import { firstList, type Limit, newsletterSettings } from '../policy.ts';
import { keepRequest, orderConfirmation } from './request.ts';
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
    const { list = firstList(rules.policy).name, email, language, shown, ip } = request;
    const kept = await keepRequest(world, tx, { list, email, language, shown, ip, network }, act);
    await orderConfirmation(world, tx, { kept, email, language, list }, act);
    return { requested: kept.id };
  });
}
