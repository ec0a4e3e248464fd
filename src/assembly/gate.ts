import { createEgress, type Egress, hostOf, recipientsOf } from '../core/egress/index.ts';
import { mailboxUrls } from '../core/mail/index.ts';
import { type Policy, type Recipient, sectionNamed } from '../core/policy/index.ts';
import type { Governing } from '../core/records/index.ts';
import type { Parts } from './assembly.ts';

/** The gate to the hosts that settings name, open for those whom the policy in force declares. */
export const gateOf = (parts: Parts, inForce: Governing): Egress =>
  createEgress({
    recipients: () => recipientsOf(inForce.rules.policy),
    hosts: hostsOf(parts, inForce.rules.policy),
    site: hostOf(parts.baseUrl),
    ...(parts.dial && { dial: parts.dial }),
  });

/** The hosts that settings name, with the recipient that is said to run each. */
function hostsOf(
  { smtpUrl, returns, runBy, providerHosts = [] }: Parts,
  policy: Policy,
): ReadonlyMap<string, string | undefined> {
  const named = [
    [smtpUrl, runBy?.smtp],
    ...mailboxUrls(returns?.imapUrl).map((url) => [url, runBy?.imap] as const),
  ] as const;
  const hosts = new Map<string, string | undefined>();
  for (const [url, recipient] of named) {
    const host = url !== undefined && URL.canParse(url) ? hostOf(url) : undefined;
    if (host !== undefined) hosts.set(host, recipient ?? hosts.get(host));
  }
  const provider = sectionNamed(policy, 'staff')?.settings['identityProvider'] as Recipient | undefined;
  // Bound to a name that no policy has where the policy names nobody: the gate stays shut, and says why.
  for (const host of providerHosts) if (!hosts.has(host)) hosts.set(host, provider?.name ?? 'identity-provider');
  return hosts;
}
