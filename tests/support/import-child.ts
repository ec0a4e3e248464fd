// A process that takes imports in, or back, until it is killed.
import { openStore } from '../../src/core/store/index.ts';
import { runImports } from '../../src/sections/newsletter/index.ts';
import { house } from './campaign-house.ts';

const [databaseUrl = '', keyFile = ''] = process.argv.slice(2);
const store = await openStore({ dataDir: '', databaseUrl });
const { world } = await house({ db: store.db, databaseUrl, keyFile });
process.stdout.write('running\n');
while (await runImports(world));
// Killed or not, whoever started it ends it.
setInterval(() => {}, 60_000);
