export { check, checkPromises, policyErrors, policyRules } from './check.ts';
export type { Finding, Rule } from './rule.ts';
