import type { Config } from '../config.ts';
import { createEgress, hostOf, recipientsOf } from '../core/egress/index.ts';
import { imapUrls } from '../core/mail/index.ts';
import type { Policy } from '../core/policy/index.ts';

/** Thrown when a production start would publish something untrue or leave something unsafe; names all of it. */
export class ProductionError extends Error {
  readonly code = 'production/not-ready';

  constructor(missing: readonly string[]) {
    super(`Production cannot start yet:\n${missing.map((sentence) => `  - ${sentence}`).join('\n')}`);
    this.name = 'ProductionError';
  }
}

const facts = [
  ['managingDirector', 'OPERATOR_MANAGING_DIRECTOR', 'the managing director (§ 5 DDG)'],
  ['registerCourt', 'OPERATOR_REGISTER_COURT', 'the register court (§ 5 DDG)'],
  ['registerNumber', 'OPERATOR_REGISTER_NUMBER', 'the register number (§ 5 DDG)'],
  ['vatId', 'OPERATOR_VAT_ID', 'the VAT id (§ 5 DDG, § 27a UStG)'],
  ['hostName', 'OPERATOR_HOST', 'the hosting provider (S15, S22)'],
  ['hostContract', 'OPERATOR_HOST_CONTRACT', 'the reference and date of the contract with the host (Art. 28 GDPR)'],
] as const;

/** What stands between this deployment and production: one sentence each, with the setting that mends it. */
export function missingForProduction(config: Config, policy: Policy, running: ReadonlySet<string>): readonly string[] {
  const waiting = policy.sections.map((s) => s.section).filter((name) => !running.has(name));
  return [
    ...facts.flatMap(([name, variable, what]) =>
      config.operator[name] ? [] : [`Set ${variable}: ${what} is not known.`],
    ),
    !config.baseUrl.startsWith('https://') && 'Set BASE_URL to the public https:// address.',
    !config.smtpUrl && 'Set SMTP_URL: mail must reach people, not the built-in mailbox.',
    ...unreachable(config, policy),
    !config.dkim && 'Set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE: unsigned mail is refused by large receivers.',
    config.simulatedClock !== undefined && 'Remove SIMULATED_CLOCK: production lives in real time.',
    waiting.length > 0 &&
      `The policy promises sections that do not run: ${waiting.join(', ')}. Leave them out of the policy until they do.`,
  ].filter((sentence) => sentence !== false);
}

/** Hosts that the gate would refuse (S20): better said before the first mail than at it. */
function unreachable({ smtpUrl, imapUrl, runBy }: Config, policy: Policy): readonly string[] {
  const named = [[smtpUrl, runBy.smtp], ...imapUrls(imapUrl).map((url) => [url, runBy.imap] as const)] as const;
  return named.flatMap(([url, recipient]) => {
    if (url === undefined) return [];
    const gate = createEgress({ recipients: () => recipientsOf(policy), hosts: new Map([[hostOf(url), recipient]]) });
    try {
      gate.recipientOf(hostOf(url));
      return [];
    } catch (error) {
      return error instanceof Error ? [error.message] : [];
    }
  });
}
