import { type Members, reminding, type World } from '../../core/section/index.ts';
import { mayDo } from '../desk/rights.ts';
import { allAccounts } from './queries.ts';

/** Sections remind whoever may do it; an address leaves this folder only for the outbox. */
export const members = (world: World): Members => ({
  remind: async (tx, right, { kind, payload }, act) => {
    const able = (await allAccounts(tx)).filter(({ stage, role }) => stage === 'active' && mayDo(role, right));
    const opened = await world.records.openMany(
      tx,
      able.map(({ record }) => record),
      reminding,
    );
    for (const { record, email } of able) {
      const to = opened.get(record)?.text('staff.account.email', email);
      const language = world.rules.policy.languages[0] ?? 'de';
      if (to !== undefined) await world.mail.send(tx, { kind, record, to, language, payload }, act);
    }
    return opened.size;
  },
});
