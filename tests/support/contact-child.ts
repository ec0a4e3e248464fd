// A process that reads the contact mailbox until it is killed.
import { openStore } from '../../src/core/store/index.ts';
import { contactHouse, readOn } from './contact-house.ts';

const [databaseUrl = '', keyFile = '', imapUrl = ''] = process.argv.slice(2);
const store = await openStore({ dataDir: '', databaseUrl });
const house = await contactHouse(store, keyFile, imapUrl);
process.stdout.write('running\n');
await readOn(house, new AbortController().signal);
