import { join } from 'node:path';
import { type Assembly, assemble } from '../../src/assembly/assemble.ts';
import { readPolicy } from '../../src/assembly/load-policy.ts';
import { systemClock } from '../../src/core/clock/index.ts';
import type { Store } from '../../src/core/store/index.ts';
import { openVault } from '../../src/core/vault/index.ts';
import { root } from '../../src/root.ts';
import { contact } from '../../src/sections/contact/index.ts';

/** One process of several that have a contact mailbox, in real time. */
export const contactHouse = async (
  store: Pick<Store, 'db' | 'url'>,
  keyFile: string,
  imapUrl: string,
): Promise<Assembly> =>
  assemble({
    db: store.db,
    databaseUrl: store.url,
    vault: await openVault(store.db, keyFile),
    clock: systemClock(),
    simulation: false,
    policy: await readPolicy(join(root, 'policies/fluxcess.policy.ts')),
    sections: [contact],
    baseUrl: 'https://avow.test',
    mode: 'trial',
    operator: {},
    smtpUrl: undefined,
    returns: { imapUrl },
  });

/** Reads the mailboxes until the signal. */
export const readOn = ({ works }: Assembly, signal: AbortSignal): Promise<unknown> =>
  Promise.all(works.filter(({ name }) => name === 'contact').map((work) => work.run(signal)));

/** Brings the mailboxes to rest now. */
export async function readNow({ works }: Assembly): Promise<void> {
  for (const work of works.filter(({ name }) => name === 'contact')) await work.runDue();
}
