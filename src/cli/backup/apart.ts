import type { Config } from '../../config.ts';
import { openStore, type Store } from '../../core/store/index.ts';

/** The vault's own database where the settings name one; closed with the stack. */
export async function openApart(config: Config, opened: AsyncDisposableStack): Promise<Store | undefined> {
  if (!config.vaultUrl) return undefined;
  const apart = opened.use(await openStore({ dataDir: config.dataDir, databaseUrl: config.vaultUrl }));
  await apart.migrate();
  return apart;
}
