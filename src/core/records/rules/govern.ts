import { calendar, type Policy, policyFromArchive } from '../../policy/index.ts';
import type { Queries } from '../../store/index.ts';
import type { Act, Rules } from '../record.ts';
import { archivedPolicy, currentVersion, type PolicyVersion, type Printed, policyHash } from './archive.ts';
import { enactPolicy } from './enact.ts';
import { recompute } from './recompute.ts';

/** The rules in force, read again when another policy has been enacted. */
export interface Governing {
  readonly rules: Rules;
  readonly version: PolicyVersion;
  /** True when the policy file says something else than the policy in force: `policy plan` and `policy apply` are next. */
  readonly pending: boolean;
  /** Takes over a policy that another process has enacted. Answers whether the rules changed. */
  refresh(): Promise<boolean>;
}

/** What is done with a policy that is offered. */
export interface Offering {
  readonly print: (policy: Policy) => Printed;
  readonly judge?: (policy: Policy) => void;
  /** Whoever has put the policy in force computes the deadlines: they are left to them. */
  readonly takesOver?: boolean;
}

/**
 * Finds the policy that governs this database. The first policy comes into force by itself; a changed file waits until
 * it is applied, and until then the archived one goes on to govern. `judge` may refuse an offered policy that is not the
 * one in force: that one was judged when it came into force.
 */
export async function governing(
  db: Queries,
  offered: Policy,
  { print, judge = () => {}, takesOver = false }: Offering,
  act: Act,
): Promise<Governing> {
  const current = await currentVersion(db);
  if (current?.hash !== policyHash(offered)) judge(offered);
  let version = current ?? (await enactPolicy(db, offered, print(offered), act));
  let rules = rulesOf(version, version.hash === policyHash(offered) ? offered : await archived(db, version));
  if (version.completed_at === null && !takesOver) await recompute(db, rules, act.now);
  return {
    get rules() {
      return rules;
    },
    get version() {
      return version;
    },
    get pending() {
      return version.hash !== policyHash(offered);
    },
    refresh: async () => {
      const current = await currentVersion(db);
      if (!current || current.number === version.number) return false;
      const policy = current.hash === policyHash(offered) ? offered : await archived(db, current);
      [version, rules] = [current, rulesOf(current, policy)];
      return true;
    },
  };
}

const archived = async (db: Queries, version: PolicyVersion): Promise<Policy> =>
  policyFromArchive(await archivedPolicy(db, version.number));

const rulesOf = (version: PolicyVersion, policy: Policy): Rules => ({
  policy,
  version: version.number,
  calendar: calendar(policy),
});
