import { openStore, type Store } from '../src/core/store/index.ts';
import { temporaryDirectory } from '../tests/support/directory.ts';

/** A new embedded database with every migration applied and nothing else in it; removed when disposed. */
export async function migratedStore(): Promise<Store> {
  await using cleanup = new AsyncDisposableStack();
  const { path: dataDir } = cleanup.use(await temporaryDirectory());
  const store = cleanup.use(await openStore({ dataDir }));
  await store.migrate();
  const resources = cleanup.move();
  return { ...store, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}
