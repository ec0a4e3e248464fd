import type { AddressInfo } from 'node:net';
import type { ServerType } from '@hono/node-server';
import type { App } from '../app.ts';

/** What the console says when the server serves: the addresses, and on first start the one-time sign-in link. */
export async function welcome(app: App, server: ServerType): Promise<readonly string[]> {
  const { world, governing } = app;
  const { address, port } = server.address() as AddressInfo;
  const link = await app.firstSignIn({ now: world.clock.now(), by: 'server' });
  return [
    '',
    `  ${world.rules.policy.controller.name}: policy version ${governing.version.number} is in force.`,
    '',
    `  Site      ${world.baseUrl}/`,
    `  Notice    ${world.baseUrl}/privacy`,
    ...(app.mailboxRoutes ? [`  Mailbox   ${world.baseUrl}/mailbox   (mail lands here; no SMTP_URL is set)`] : []),
    `  Staff     ${world.baseUrl}/staff`,
    `  Listening on ${address}:${port}, mode ${world.mode}${world.simulation ? `, simulated clock at ${world.clock.now().toString()}` : ''}`,
    ...(link ? ['', `  Sign in to the staff area once, until ${link.until.toString()}:`, `  ${link.link}`] : []),
    ...behindInWords(app),
    ...(governing.pending
      ? [
          '',
          '  The policy file differs from the policy in force. See “npx avow policy plan”, then “npx avow policy apply”.',
        ]
      : []),
    ...(world.mode === 'production'
      ? []
      : app.waiting.length > 0
        ? ['', `  Not running yet, and printed so: ${app.waiting.join(', ')}.`]
        : []),
    '',
  ];
}

/** What was installed needs more than the policy in force says: some pages wait for the operator, who reads it here. */
function behindInWords({ behind, governing }: App): readonly string[] {
  const lacking = behind();
  if (lacking.length === 0) return [];
  return [
    '',
    `  ! Policy version ${governing.version.number} lacks what this software needs: ${lacking.join(', ')}.`,
    '    The pages concerned answer 503 until “npx avow policy apply” has put the policy file in force.',
  ];
}
