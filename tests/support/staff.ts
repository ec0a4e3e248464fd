import type { Assembly } from '../../src/assembly/assemble.ts';
import { nextAttempt } from '../../src/core/mail/index.ts';
import type { World } from '../../src/core/section/index.ts';
import { accessLog } from '../../src/sections/access-log/index.ts';
import { contact } from '../../src/sections/contact/index.ts';
import { newsletter, recordWithdrawal } from '../../src/sections/newsletter/index.ts';
import { recipients } from '../../src/sections/recipients/index.ts';
import { rights } from '../../src/sections/rights/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { inviteStaff, type Role, type StaffDependencies, staff, staffRoutes } from '../../src/staff/index.ts';
import { type TestWorld, type TestWorldOptions, testWorld } from './world.ts';

/** A world with its staff area laid, and the means of somebody who works in it. */
export interface StaffWorld extends TestWorld {
  /** Invites and signs in; answers the browser that holds the session. */
  insider(address?: string, role?: Role): Promise<Browser>;
}

/** A browser that keeps one cookie and sends forms from the pages it has seen. */
export interface Browser {
  cookie: string;
  get(path: string): Promise<Response>;
  /** Posts a form with the token that the staff area put into its forms. */
  post(path: string, form?: Record<string, string>): Promise<Response>;
  csrf(): Promise<string>;
}

/** What the staff area is handed in a test, where the application would hand it over. */
export const dependencies = (world: World, { sections, signer, outbox }: Assembly): StaffDependencies => ({
  world,
  sections,
  signer,
  proof: async (address) => (await newsletter.proof?.(world, address)) ?? null,
  recordWithdrawal: (address, withdrawal, act) => recordWithdrawal(world, address, withdrawal, act),
  deliver: async () => {
    await outbox.deliverDue();
  },
  nextDelivery: () => nextAttempt(world.db),
  examine: async () => [],
  wall: () => world.clock.now(),
  failed: (error) => {
    throw error;
  },
});

/** What a test's world needs so that the staff area is laid in it. */
export const withStaff = {
  sections: [website, accessLog, recipients, contact, newsletter, rights, staff],
  routes: (web, world, assembly) => staffRoutes(web, dependencies(world, assembly)),
} satisfies TestWorldOptions;

export async function staffWorld(options: Partial<TestWorldOptions> = {}): Promise<StaffWorld> {
  const world = await testWorld({ ...withStaff, ...options });
  return {
    ...world,
    insider: async (address = 'keeper@avow.test', role) => {
      const { link } = await inviteStaff(world.world, address, { now: world.now(), by: 'operator' }, role);
      const signedIn = await world.post(new URL(link).pathname, {});
      return browser(world, cookieOf(signedIn));
    },
  };
}

export function browser(world: TestWorld, cookie = ''): Browser {
  const self: Browser = {
    cookie,
    get: (path) => world.get(path, self.cookie ? { Cookie: self.cookie } : {}),
    post: async (path, form = {}) =>
      world.post(path, { csrf: await self.csrf(), ...form }, self.cookie ? { Cookie: self.cookie } : {}),
    csrf: async () => /name="csrf" value="([^"]+)"/.exec(await (await self.get('/staff/access')).text())?.[1] ?? '',
  };
  return self;
}

/** The cookie that an answer set, as the next request sends it. */
export const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
