import type { Config } from '../../config.ts';
import { createEgress, hostOf, recipientsOf } from '../../core/egress/index.ts';
import { mailboxUrls } from '../../core/mail/index.ts';
import type { Policy } from '../../core/policy/index.ts';
import { fault, ok, type Verdict, warning } from '../finding.ts';
import type { Check } from '../patient.ts';

/** What the gate would say to the hosts that settings name (S20): better read before the first mail than at it. */
export function unreachableHosts(
  { smtpUrl, imapUrl, runBy }: Pick<Config, 'smtpUrl' | 'imapUrl' | 'runBy'>,
  policy: Policy,
): readonly string[] {
  const named = [[smtpUrl, runBy.smtp], ...mailboxUrls(imapUrl).map((url) => [url, runBy.imap] as const)] as const;
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

/** Whether everybody we speak to is declared, and every processor bound by a contract (S20, S22; Art. 28 GDPR). */
export const recipients: Check = {
  name: 'recipients',
  title: { de: 'Empfänger', en: 'Recipients' },
  examine: async ({ config, policy }): Promise<readonly Verdict[]> => {
    const refused = unreachableHosts(config, policy);
    const active = recipientsOf(policy).filter((recipient) => recipient.active);
    // The policy speaks of its host; by which contract it works is a fact of the operator.
    const host = policy.sections.find(({ section }) => section === 'recipients')?.settings['host'];
    const unbound = active.filter(
      ({ kind, contract, name }) =>
        kind === 'processor' && !contract && !(name === host && config.operator.hostContract),
    );
    return [
      ...refused.map((sentence) =>
        fault(
          {
            de: `Eine eingestellte Verbindung würde abgewiesen: ${sentence}`,
            en: `A connection that is set would be refused: ${sentence}`,
          },
          {
            mend: {
              de: 'Nennen Sie den Empfänger in der Datenschutzerklärung und binden Sie ihn mit SMTP_RECIPIENT oder IMAP_RECIPIENT.',
              en: 'Declare the recipient in the policy, and bind it by SMTP_RECIPIENT or IMAP_RECIPIENT.',
            },
          },
        ),
      ),
      ...unbound.map(({ name, title }) =>
        (config.mode === 'production' ? fault : warning)(
          {
            de: `Für ${title.de} (${name}) ist kein Vertrag genannt.`,
            en: `No contract is named for ${title.en} (${name}).`,
          },
          {
            mend: {
              de:
                name === host
                  ? 'Setzen Sie OPERATOR_HOST_CONTRACT.'
                  : 'Schreiben Sie „contract“ zum Empfänger in der Datenschutzerklärung.',
              en: name === host ? 'Set OPERATOR_HOST_CONTRACT.' : 'Write “contract” with the recipient in the policy.',
            },
          },
        ),
      ),
      ...(refused.length + unbound.length === 0
        ? [
            ok({
              de: `Alle ${active.length} Empfänger sind genannt und gebunden.`,
              en: `All ${active.length} recipients are declared and bound.`,
            }),
          ]
        : []),
    ];
  },
};
