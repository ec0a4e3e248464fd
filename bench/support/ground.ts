import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../src/core/store/index.ts';
import { openVault, type Vault } from '../../src/core/vault/index.ts';

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
