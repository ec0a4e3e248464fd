import type { Act } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { transaction } from '../../core/store/index.ts';
import { linkPath, makeLink } from '../account/link.ts';
import { accountBySubject, accountClass } from '../account/queries.ts';
import { hasApp } from '../factor/queries.ts';
import { admit } from '../sign-in/accept.ts';

export type Admitted =
  | { readonly token: string }
  /** The account has an authenticator app: this page asks for its code. */
  | { readonly codeAt: string }
  | { readonly refused: 'uninvited' };

/** Signs an invited address in that the provider vouches for. No account comes of it. */
export async function admitVouched(
  world: World,
  { address, browser, host }: { readonly address: string; readonly browser: string; readonly host: string },
  act: Act,
): Promise<Admitted> {
  return transaction(world.db, async (tx): Promise<Admitted> => {
    const account = await accountBySubject(tx, world.records.subject('staff', address));
    if (!account || account.leaving) return { refused: 'uninvited' };
    const { record, stage } = account;
    await world.egress.disclosed(tx, host, { class: accountClass, stage, records: [record], at: act.now, by: act.by });
    if (await hasApp(tx, record))
      return { codeAt: linkPath((await makeLink(world, tx, account, act.now, 'oidc')).token) };
    const token = await admit(world, tx, { account: record, browser, means: 'oidc' }, act);
    return token === undefined ? { refused: 'uninvited' } : { token };
  });
}
