import type { Config } from '../config.ts';
import { imapUrls } from '../core/mail/index.ts';
import { type Policy, sectionNamed } from '../core/policy/index.ts';
import { missingFacts, unreachableHosts } from '../doctor/index.ts';

/** Thrown when a production start would publish something untrue or leave something unsafe; names all of it. */
export class ProductionError extends Error {
  readonly code = 'production/not-ready';

  constructor(missing: readonly string[]) {
    super(`Production cannot start yet:\n${missing.map((sentence) => `  - ${sentence}`).join('\n')}`);
    this.name = 'ProductionError';
  }
}

/** What stands between this deployment and production: one sentence each, with the setting that mends it. */
export function missingForProduction(config: Config, policy: Policy, running: ReadonlySet<string>): readonly string[] {
  const waiting = policy.sections.map((s) => s.section).filter((name) => !running.has(name));
  return [
    ...missingFacts(config.operator).map(({ variable, what }) => `Set ${variable}: ${what.en} is not known.`),
    !config.baseUrl.startsWith('https://') && 'Set BASE_URL to the public https:// address.',
    !config.smtpUrl && 'Set SMTP_URL: mail must reach people, not the built-in mailbox.',
    imapUrls(config.imapUrl).length === 0 &&
      sectionNamed(policy, 'contact') &&
      'Set IMAP_URL: the policy promises that letters are reviewed and erased in the mailbox they come to (S29, S30).',
    ...unreachableHosts(config, policy),
    !config.dkim && 'Set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE: unsigned mail is refused by large receivers.',
    config.simulatedClock !== undefined && 'Remove SIMULATED_CLOCK: production lives in real time.',
    waiting.length > 0 &&
      `The policy promises sections that do not run: ${waiting.join(', ')}. Leave them out of the policy until they do.`,
  ].filter((sentence) => typeof sentence === 'string');
}
