import { createEgress, type Egress, hostOf, recipientsOf } from '../core/egress/index.ts';
import { mailboxUrls } from '../core/mail/index.ts';
import type { Governing } from '../core/records/index.ts';
import type { Parts } from './assembly.ts';

/** The gate to the hosts that settings name, open for those whom the policy in force declares. */
export const gateOf = (parts: Parts, inForce: Governing): Egress =>
  createEgress({
    recipients: () => recipientsOf(inForce.rules.policy),
    hosts: hostsOf(parts),
    site: hostOf(parts.baseUrl),
    ...(parts.dial && { dial: parts.dial }),
  });

/** The hosts that settings name, with the recipient that is said to run each. */
function hostsOf({ smtpUrl, returns, runBy }: Parts): ReadonlyMap<string, string | undefined> {
  const named = [
    [smtpUrl, runBy?.smtp],
    ...mailboxUrls(returns?.imapUrl).map((url) => [url, runBy?.imap] as const),
  ] as const;
  const hosts = new Map<string, string | undefined>();
  for (const [url, recipient] of named) {
    const host = url !== undefined && URL.canParse(url) ? hostOf(url) : undefined;
    if (host !== undefined) hosts.set(host, recipient ?? hosts.get(host));
  }
  return hosts;
}
