import type { Policy } from '../policy.ts';
import { classRules } from './declaration/classes.ts';
import { controllerRules } from './declaration/controller.ts';
import { cookieRules } from './declaration/cookies.ts';
import { nameRules } from './declaration/names.ts';
import { promiseRules } from './declaration/promises.ts';
import { purposeRules } from './declaration/purposes.ts';
import { recipientRules } from './declaration/recipients.ts';
import { rightRules } from './declaration/rights.ts';
import { textRules } from './declaration/texts.ts';
import { backupRules } from './lifecycle/backups.ts';
import { capRules } from './lifecycle/caps.ts';
import { deadlineRules } from './lifecycle/deadlines.ts';
import { erasureRules } from './lifecycle/erasure.ts';
import { lifecycleRules } from './lifecycle/graph.ts';
import { noticeRules } from './lifecycle/notices.ts';
import { restrictionRules } from './lifecycle/restrictions.ts';
import { promisesOf } from './places.ts';
import { type Finding, fault, type Rule } from './rule.ts';

/** Every kind of mistake that is known, in the order in which a policy is read. */
export const policyRules: readonly Rule[] = [
  ...controllerRules,
  ...nameRules,
  ...classRules,
  ...purposeRules,
  ...lifecycleRules,
  ...erasureRules,
  ...restrictionRules,
  ...deadlineRules,
  ...noticeRules,
  ...capRules,
  ...backupRules,
  ...recipientRules,
  ...cookieRules,
  ...textRules,
  ...promiseRules,
  ...rightRules,
];

/** Everything that is wrong with a policy, each with the place and the mend; empty when nothing is. Pure. */
export const check = (policy: Policy): readonly Finding[] =>
  policyRules.flatMap(({ code, severity, find }) => [...find(policy)].map((found) => ({ code, severity, ...found })));

export const policyErrors = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'error');

/** Holds the declared promises to a list of ids, both ways. */
export function checkPromises(policy: Policy, ids: readonly string[]): readonly Finding[] {
  const declared = promisesOf(policy).map(({ id }) => id);
  const absent = ids.filter((id) => !declared.includes(id)).map((id) => missing(id));
  const surplus = declared.filter((id) => !ids.includes(id)).map((id) => unlisted(id));
  return [...absent, ...surplus];
}

const missing = (id: string): Finding => ({
  code: 'promise-missing',
  severity: 'error',
  ...fault(
    `promise ${id}`,
    'it is on the list, but no section declares it. Declare it where it belongs, or strike it from the list.',
  ),
});

const unlisted = (id: string): Finding => ({
  code: 'promise-unlisted',
  severity: 'error',
  ...fault(`promise ${id}`, 'it is declared, but not on the list. Add it to the list, with its test, or remove it.'),
});
