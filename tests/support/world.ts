import { join } from 'node:path';
import { after } from 'node:test';
import { type Assembly, assemble, type Parts } from '../../src/assembly/assemble.ts';
import { readPolicy } from '../../src/assembly/load-policy.ts';
import { advance, type Clock, simulatedClock } from '../../src/core/clock/index.ts';
import { forward, type Travelled } from '../../src/core/jobs/index.ts';
import { type Letter, letters } from '../../src/core/mail/index.ts';
import type { Policy } from '../../src/core/policy/index.ts';
import { beginSimulation, setSimulatedNow, simulatedNow } from '../../src/core/records/index.ts';
import type { OperatorFacts, Section, World } from '../../src/core/section/index.ts';
import { openVault } from '../../src/core/vault/index.ts';
import type { Web } from '../../src/core/web/index.ts';
import { root } from '../../src/root.ts';
import { buildWeb } from '../../src/server/hosting.ts';
import { testDatabase } from './database.ts';
import { temporaryDirectory } from './directory.ts';

export interface TestWorldOptions {
  readonly sections: readonly Section[];
  /** The reference policy by default. */
  readonly policy?: Policy;
  /** Where the simulated clock starts; 2026-11-23, noon in Osnabrück, by default. */
  readonly at?: string;
  readonly baseUrl?: string;
  readonly mode?: 'trial' | 'production';
  readonly operator?: OperatorFacts;
  readonly trustedProxies?: readonly string[];
  readonly smtpUrl?: string;
  /** Who runs the mail server, and how it is reached where its name is not of this machine. */
  readonly runBy?: Parts['runBy'];
  readonly dial?: Parts['dial'];
  readonly logFolders?: readonly string[];
  readonly returns?: Parts['returns'];
  readonly dkim?: Parts['dkim'];
  /** Routes beyond those of the sections, e.g. the staff area. */
  readonly routes?: (web: Web, world: World, assembly: Assembly) => void;
}

/** A whole Avow on a database of its own, with a simulated clock and the trial mailbox; closed when its test file ends. */
export interface TestWorld extends Assembly {
  readonly web: Web;
  readonly clock: Clock;
  readonly databaseUrl: string;
  now(): Temporal.Instant;
  /** Requests a page as a browser on the site's own origin would; redirects are not followed. */
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts a form. */
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** Sends what waits, then reads the trial mailbox, newest last. */
  mails(): Promise<readonly Letter[]>;
  /** Moves the clock by a period of the policy's calendar, carrying out all that falls due on the way. */
  travel(period: string): Promise<Travelled>;
  /** Moves the clock to an instant in the same way. */
  travelTo(instant: string): Promise<Travelled>;
  /** Moves the clock and carries out nothing. */
  jumpTo(instant: string): Promise<void>;
}

export async function testWorld(options: TestWorldOptions): Promise<TestWorld> {
  const baseUrl = options.baseUrl ?? 'https://avow.test';
  // Hooks run in the order of their registration: the world closes before its database is dropped.
  const closing = new AsyncDisposableStack();
  after(() => closing.disposeAsync());
  const store = await testDatabase();
  const folder = closing.use(await temporaryDirectory());
  const start = Temporal.Instant.from(options.at ?? '2026-11-23T12:00:00+01:00');
  await beginSimulation(store.db, start);
  const clock = simulatedClock({ start, read: async () => (await simulatedNow(store.db)) ?? start });
  const assembly = closing.use(
    await assemble({
      db: store.db,
      databaseUrl: store.url,
      vault: await openVault(store.db, join(folder.path, 'master.key')),
      clock,
      simulation: true,
      policy: options.policy ?? (await readPolicy(join(root, 'policies/fluxcess.policy.ts'))),
      sections: options.sections,
      baseUrl,
      mode: options.mode ?? 'trial',
      operator: options.operator ?? {},
      smtpUrl: options.smtpUrl,
      ...(options.runBy && { runBy: options.runBy }),
      ...(options.dial && { dial: options.dial }),
      logFolders: options.logFolders ?? [],
      ...(options.returns && { returns: options.returns }),
      ...(options.dkim && { dkim: options.dkim }),
    }),
  );
  const { world, sections } = assembly;
  const web = buildWeb({
    world,
    sections,
    witnesses: assembly.witnesses,
    trustedProxies: options.trustedProxies ?? [],
    ...(options.routes && { staffRoutes: (own: Web) => options.routes?.(own, world, assembly) }),
  });
  const journey = { ...world, clock, deliver: assembly.deliver, nextDelivery: assembly.nextDelivery };
  const travelTo = (instant: Temporal.Instant) => forward(journey, instant);
  return {
    ...assembly,
    web,
    clock,
    databaseUrl: store.url,
    now: () => clock.now(),
    get: async (path, headers = {}) => web.request(baseUrl + path, { headers }),
    post: async (path, form, headers = {}) =>
      web.request(baseUrl + path, {
        method: 'POST',
        body: new URLSearchParams(form).toString(),
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: baseUrl, ...headers },
      }),
    mails: async () => {
      await assembly.deliver();
      return letters(world);
    },
    travel: async (period) =>
      travelTo(advance(clock.now(), Temporal.Duration.from(period), world.rules.calendar.timeZone)),
    travelTo: (instant) => travelTo(Temporal.Instant.from(instant)),
    jumpTo: async (instant) => {
      await setSimulatedNow(store.db, Temporal.Instant.from(instant));
      await clock.refresh();
    },
  };
}
