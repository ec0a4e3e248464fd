import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '../../app.ts';
import {
  chooseCopies,
  copiesIn,
  copyFolder,
  type DrillReport,
  examineAfter,
  examineBefore,
  type Found,
  loadBackup,
  noteDrill,
  notesLost,
  readJournals,
  revive,
  scratchDatabase,
  type Told,
  tailAfter,
} from '../../core/backup/index.ts';
import { closeBlocks, verifyJournal } from '../../core/journal/index.ts';
import type { Act } from '../../core/records/index.ts';
import { openStore } from '../../core/store/index.ts';
import { backUp, type Folders } from './take.ts';

/**
 * Takes a backup, restores the oldest one that is kept into a database of its own, and looks whether whoever was erased
 * since is unreadable before erasures are repeated and absent after. Leaves nothing behind but the report.
 */
export async function drill(app: App, kept: Folders | undefined, act: Act, told?: Told): Promise<DrillReport> {
  const started = performance.now();
  await using leave = new AsyncDisposableStack();
  const folders = kept ?? (await temporaryFolders(leave));
  await backUp(app, folders, act, told);
  const oldest = (await copiesIn(folders.data, 'data')).filter((one) => isOurs(app, one)).at(-1);
  const chosen = await chooseCopies({ ...folders, copy: oldest?.folder.split('/').at(-1) }, app.config.masterKeyFile);
  await app.followJournal();
  const journal = await readJournals([copyFolder(app.config.journalCopy, app.signer.publicKey)]);
  const tail = journal && tailAfter(journal, chosen.data.manifest);
  const scratch = leave.use(await scratchDatabase(app.store.pool, app.store.url));
  const store = leave.use(await openStore({ dataDir: app.config.dataDir, databaseUrl: scratch.url }));
  const reached = tail?.entries.at(-1)?.at;
  const policies = tail?.policies ?? [];
  await loadBackup(
    { pool: store.pool, db: store.db, keysLive: false, reached, policies, ...(told && { told }) },
    chosen,
  );
  const since = tail?.entries ?? [];
  const before = await examineBefore(store.db, since);
  const { vaultUrl: _apart, simulatedClock: _start, ...config } = { ...app.config, databaseUrl: scratch.url };
  await using other = await openApp(config, { role: 'visitor', restoring: true });
  const { records, db } = other.world;
  const revived = await revive({ db, records, sections: other.restorable, tail, chosen, keysTell: true }, act);
  await closeBlocks(db, other.signer, act.now);
  const verified = (await verifyJournal(db, other.signer.publicKey)).verified;
  const after = await examineAfter(db, other.world.records, since);
  const policyIsBack = other.governing.version.hash === app.governing.version.hash;
  const waysLost = tail ? await notesLost(db, other.restorable, tail) : 0;
  const report: DrillReport = {
    copy: chosen.data.folder,
    takenAt: chosen.data.manifest.takenAt.toString(),
    rows: chosen.data.manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    ...before,
    ...after,
    replayed: revived,
    journalVerified: verified,
    policyIsBack,
    waysLost,
    passed: before.readableBefore + after.presentAfter + after.unopened + waysLost === 0 && verified && policyIsBack,
    milliseconds: Math.round(performance.now() - started),
  };
  await noteDrill(app.world.db, report, act);
  return report;
}

const isOurs = ({ signer }: App, { manifest }: Found): boolean =>
  manifest.publicKey === signer.publicKey.toString('hex');

async function temporaryFolders(leave: AsyncDisposableStack): Promise<Folders> {
  const folder = await mkdtemp(join(tmpdir(), 'avow-drill-'));
  leave.defer(() => rm(folder, { recursive: true, force: true }));
  return { data: folder, keys: folder };
}
