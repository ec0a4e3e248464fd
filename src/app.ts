import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Assembly, assemble } from './assembly/assemble.ts';
import { readPolicy, refuseUnfit } from './assembly/load-policy.ts';
import type { Config } from './config.ts';
import {
  copiedBeforeAnswer,
  copyFolder,
  follower,
  lineOfVersion,
  notesBeside,
  type Restorable,
  refuseUnfinished,
  secrecyBeside,
} from './core/backup/index.ts';
import { type Clock, simulatedClock, systemClock } from './core/clock/index.ts';
import { hostOf } from './core/egress/index.ts';
import type { Entry } from './core/journal/index.ts';
import { readDkimKey } from './core/mail/index.ts';
import { mailboxRoutes } from './core/mailbox/index.ts';
import type { Policy } from './core/policy/index.ts';
import { type Act, archivedVersion, beginSimulation, simulatedNow } from './core/records/index.ts';
import type { Section, SignedProof, Table } from './core/section/index.ts';
import { openStore, type Queries, type Store } from './core/store/index.ts';
import { openVault, type Vault } from './core/vault/index.ts';
import type { Web } from './core/web/index.ts';
import { examine, type Finding, openedPatient } from './doctor/index.ts';
import type { Log } from './log.ts';
import { accessLog } from './sections/access-log/index.ts';
import { contact, type Outlook, outlook } from './sections/contact/index.ts';
import { newsletter, recordWithdrawal } from './sections/newsletter/index.ts';
import { recipients } from './sections/recipients/index.ts';
import { type Copied, copyOfAddress, rights } from './sections/rights/index.ts';
import { website } from './sections/website/index.ts';
import {
  firstInvitation,
  type Invitation,
  inviteStaff,
  type ProviderSettings,
  type Role,
  resetFactors,
  staff,
  staffRoutes,
} from './staff/index.ts';

/** The sections that run, in the order of the policy. A section in this list is in the sweep, the portal and the notice. */
export const sections: readonly Section[] = [website, accessLog, recipients, contact, newsletter, rights, staff];
export const running: ReadonlySet<string> = new Set(sections.map((section) => section.name));

export interface App extends Assembly {
  readonly config: Config;
  readonly store: Store;
  readonly trustedProxies: readonly string[];
  /** Sections that the policy promises and no code runs yet. */
  readonly waiting: readonly string[];
  /** The tables of every section, also of those that the policy in force does not name. */
  readonly tables: Readonly<Record<string, Table>>;
  /** Opens the vault once more, from the key file as it is now; throws where it does not open. */
  openVaultAgain(): Promise<void>;
  /** Looks at this deployment from all sides; changes nothing. */
  examine(told?: (done: number, of: number) => void): Promise<readonly Finding[]>;
  /**
   * Brings the journal's copy outside the database up to this moment, where the policy provides for backups. A server says
   * when it begins, and that nothing was done after its end.
   */
  followJournal(moment?: 'begun' | 'ended'): Promise<void>;
  /** The sections as a restore needs them. */
  readonly restorable: readonly Restorable[];
  /** The signed proof of an address's consents, or null when there is none. */
  proof(address: string): Promise<SignedProof | null>;
  /** What would become of conversations by themselves; null where the policy names no such section. */
  contactPlan(): Promise<Outlook | null>;
  /** Everything held about an address, as the page “Your data” hands it out (Art. 15, 20 GDPR). */
  copy(address: string): Promise<Copied>;
  inviteStaff(address: string, act: Act, role?: Role): Promise<Invitation>;
  /** Takes app, recovery codes and passkeys of an account away; false where there is no such account. */
  resetFactors(address: string, act: Act): Promise<boolean>;
  /** The sign-in link of the first start; null when somebody has an account. */
  firstSignIn(act: Act): Promise<Invitation | null>;
  staffRoutes(web: Web): void;
  mailboxRoutes?(web: Web): void;
}

export interface AppOptions {
  /** `server` claims the data for itself; `visitor` works beside a running server. */
  readonly role: 'server' | 'visitor';
  readonly log?: Log;
  /** Opens what a restore has loaded and not given free yet. */
  readonly restoring?: true;
}

/** What outlives the policies that govern it: the data, its vault, the settings. */
export interface House extends AsyncDisposable {
  /**
   * The app under the policy that is in force now, with the sections that it names: asked for once more when another has come
   * into force (decision 0114). Disposed before the house.
   */
  assemble(): Promise<App>;
}

/** Opens everything: store, vault, policy, sections. Closed again, it leaves nothing running. */
export async function openApp(config: Config, options: AppOptions): Promise<App> {
  await using opened = new AsyncDisposableStack();
  const house = opened.use(await openHouse(config, options));
  const app = opened.use(await house.assemble());
  const both = opened.move();
  return { ...app, [Symbol.asyncDispose]: () => both.disposeAsync() };
}

export async function openHouse(config: Config, { role, log, restoring }: AppOptions): Promise<House> {
  const offered = { policy: await readPolicy(config.policyFile), times: 0 };
  await using opened = new AsyncDisposableStack();
  const store = opened.use(await openStore({ ...config, role, ...(log && { log: log.store }) }));
  await store.migrate();
  if (!restoring) await refuseUnfinished(store.db);
  const { clock, simulation } = await clockOf(store.db, config);
  const lasting = {
    db: store.db,
    databaseUrl: store.url,
    vault: await vaultOf(store, config, opened),
    clock,
    simulation,
    dkim: config.dkim ? [await readDkimKey(config.dkim.keyFile, config.dkim.domain, config.dkim.selector)] : [],
  };
  const provider = await providerOf(config);
  const assembleNow = async (): Promise<App> => {
    const isFirst = offered.times === 0;
    if (!isFirst) offered.policy = await offeredNow(config, offered);
    offered.times += 1;
    await using opening = new AsyncDisposableStack();
    const promised: { app?: App } = {};
    const beside = () =>
      copiedBeforeAnswer(
        async () => promised.app?.followJournal(),
        (error) => log?.failedJob('journal-copy', error),
      );
    const assembly = opening.use(
      await assemble({
        ...partsOf(config, offered.policy, log),
        ...lasting,
        takesOver: !isFirst,
        // What a restore does again stands in the copy already.
        ...(!restoring && { beside }),
      }),
    );
    // Asked once more: a restore may have begun on an empty database while this process came up.
    if (!restoring) await refuseUnfinished(store.db);
    promised.app = appOf({ config, store, assembly, log, provider }, opening.move());
    return promised.app;
  };
  const house = opened.move();
  return { assemble: assembleNow, [Symbol.asyncDispose]: () => house.disposeAsync() };
}

/** The policy file as it is now; while somebody is still writing it, as it was read last. */
const offeredNow = (config: Config, { policy, times }: { readonly policy: Policy; readonly times: number }) =>
  readPolicy(config.policyFile, times).catch(() => policy);

/** What an assembly takes from the settings. */
const partsOf = (config: Config, policy: Policy, log: Log | undefined) => ({
  policy,
  judge: (offered: Policy) => refuseUnfit(offered, config.policyFile),
  sections,
  baseUrl: config.baseUrl,
  mode: config.mode,
  operator: config.operator,
  smtpUrl: config.smtpUrl,
  runBy: config.runBy,
  logFolders: config.logFolders,
  ...(config.provider && { providerHosts: [hostOf(config.provider.issuer), ...config.provider.hosts] }),
  marksFolder: join(config.dataDir, 'sending'),
  returns: { bounceDomain: config.bounceDomain, imapUrl: config.imapUrl },
  ...(log && { log: log.mail }),
});

interface Opened {
  readonly config: Config;
  readonly store: Store;
  readonly assembly: Assembly;
  readonly log: Log | undefined;
  readonly provider: ProviderSettings | undefined;
}

function appOf({ config, store, assembly, log, provider }: Opened, opened: AsyncDisposableStack): App {
  const { world } = assembly;
  const restorable = assembly.sections.map(
    (section): Restorable => ({
      restored: async (tx, act) => section.restored?.(tx, act),
      ...(section.carrying && { carrying: section.carrying(world) }),
    }),
  );
  const journal = follower(world.db, copyFolder(config.journalCopy, assembly.signer.publicKey), async (entries) => [
    ...(await versionsBeside(assembly, entries)),
    ...(await secrecyBeside(world.db, assembly.signer, entries)),
    ...(await notesBeside(world.db, restorable, entries)),
  ]);
  const trialMailbox = config.mode === 'trial' && config.smtpUrl === undefined;
  const app: App = {
    ...assembly,
    config,
    trustedProxies: config.trustedProxies,
    store,
    waiting: world.rules.policy.sections.map((s) => s.section).filter((name) => !running.has(name)),
    tables: Object.assign({}, ...sections.map((section) => section.tables)) as App['tables'],
    openVaultAgain: async () => {
      await using again = new AsyncDisposableStack();
      await vaultOf(store, config, again);
    },
    examine: (told) => examine(openedPatient(app), told),
    restorable,
    followJournal: async (moment) => {
      if (world.rules.policy.backups) await journal.follow(world.clock.now(), moment);
    },
    proof: (address) => proofOf(assembly, address),
    contactPlan: async () => (assembly.sections.includes(contact) ? outlook(world) : null),
    copy: (address) => copyOfAddress(world, address),
    inviteStaff: (address, act, role) => inviteStaff(world, address, act, role),
    resetFactors: (address, act) => resetFactors(world, address, act),
    firstSignIn: (act) => firstInvitation(world, act),
    staffRoutes: (web) =>
      staffRoutes(web, {
        world,
        sections: assembly.sections,
        signer: assembly.signer,
        proof: (address) => proofOf(assembly, address),
        recordWithdrawal: (address, withdrawal, act) => recordWithdrawal(world, address, withdrawal, act),
        deliver: () => app.deliver(),
        nextDelivery: () => app.nextDelivery(),
        wall: () => systemClock().now(),
        provider,
        failed: (error) => log?.failedJob('clock', error),
        examine: (told) => app.examine(told),
      }),
    ...(trialMailbox && { mailboxRoutes: (web: Web) => mailboxRoutes(web, world) }),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
  return app;
}

/** The text of each policy that was applied, so that a restore can put it in force again. */
async function versionsBeside({ world, signer }: Assembly, entries: readonly Entry[]): Promise<readonly string[]> {
  const numbers = entries.flatMap(({ what, rule }) =>
    what === 'policy-applied' ? [Number(rule.slice('policy:'.length))] : [],
  );
  const found = await Promise.all(numbers.map((number) => archivedVersion(world.db, number)));
  return found.flatMap((version) => (version ? [lineOfVersion(version, signer)] : []));
}

async function providerOf({ provider }: Config): Promise<ProviderSettings | undefined> {
  if (!provider) return undefined;
  const { clientSecretFile: file, ...settings } = provider;
  return { ...settings, ...(file && { clientSecret: (await readFile(file, 'utf8')).trim() }) };
}

async function proofOf({ sections: named, world }: Assembly, address: string): Promise<SignedProof | null> {
  for (const section of named) {
    const proof = await section.proof?.(world, address);
    if (proof) return proof;
  }
  return null;
}

async function clockOf(db: Queries, config: Config): Promise<{ clock: Clock; simulation: boolean }> {
  if (config.simulatedClock) await beginSimulation(db, config.simulatedClock);
  const start = await simulatedNow(db);
  if (!start) return { clock: systemClock(), simulation: false };
  const clock = simulatedClock({ start, read: async () => (await simulatedNow(db)) ?? start });
  return { clock, simulation: true };
}

async function vaultOf(store: Store, config: Config, opened: AsyncDisposableStack): Promise<Vault> {
  if (!config.vaultUrl) return openVault(store.db, config.masterKeyFile);
  const apart = opened.use(await openStore({ dataDir: config.dataDir, databaseUrl: config.vaultUrl }));
  await apart.migrate();
  return openVault(store.db, config.masterKeyFile, apart.db);
}
