// A whole newsletter over a database that several processes share: for workers that are killed, and for the bench.
import reference from '../../policies/fluxcess.policy.ts';
import { type Assembly, assemble } from '../../src/assembly/assemble.ts';
import { systemClock } from '../../src/core/clock/index.ts';
import type { Policy } from '../../src/core/policy/index.ts';
import type { Queries } from '../../src/core/store/index.ts';
import { openVault } from '../../src/core/vault/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';

export interface House {
  readonly db: Queries;
  readonly databaseUrl: string;
  readonly keyFile: string;
  readonly smtpUrl?: string;
  readonly marksFolder?: string;
  readonly policy?: Policy;
}

export const house = async ({
  db,
  databaseUrl,
  keyFile,
  smtpUrl,
  marksFolder,
  policy = reference,
}: House): Promise<Assembly> =>
  assemble({
    db,
    databaseUrl,
    vault: await openVault(db, keyFile),
    clock: systemClock(),
    simulation: false,
    policy,
    sections: [newsletter],
    baseUrl: 'https://avow.test',
    mode: 'production',
    operator: {},
    smtpUrl,
    marksFolder,
  });
