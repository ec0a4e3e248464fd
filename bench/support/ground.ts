import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Assembly, assemble } from '../../src/assembly/assemble.ts';
import { readPolicy } from '../../src/assembly/load-policy.ts';
import { systemClock } from '../../src/core/clock/index.ts';
import type { Section } from '../../src/core/section/index.ts';
import { openStore, type Store } from '../../src/core/store/index.ts';
import { openVault, type Vault } from '../../src/core/vault/index.ts';
import { root } from '../../src/root.ts';

/** A fresh embedded database as operators run it, with a vault; gone when it is closed. */
export interface Ground extends AsyncDisposable {
  readonly dataDir: string;
  readonly store: Store;
  readonly vault: Vault;
}

export async function freshGround(): Promise<Ground> {
  await using opened = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'avow-bench-'));
  opened.defer(() => rm(dataDir, { recursive: true, force: true }));
  const store = opened.use(await openStore({ dataDir, role: 'server' }));
  await store.migrate();
  const vault = await openVault(store.db, join(dataDir, 'master.key'));
  const resources = opened.move();
  return { dataDir, store, vault, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

/** Sections under the reference policy on a ground, as a server brings them together. */
export async function houseOn({ store, vault }: Ground, sections: readonly Section[]): Promise<Assembly> {
  return assemble({
    db: store.db,
    databaseUrl: store.url,
    vault,
    clock: systemClock(),
    simulation: false,
    policy: await readPolicy(join(root, 'policies/fluxcess.policy.ts')),
    sections,
    baseUrl: 'https://bench.example',
    mode: 'trial',
    operator: {},
  });
}
