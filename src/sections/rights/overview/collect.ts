import { append } from '../../../core/journal/index.ts';
import { type Cookie, classesOf, classNamed, type Policy, type Text } from '../../../core/policy/index.ts';
import type { Act } from '../../../core/records/index.ts';
import { type HeldAbout, type HeldHere, noteWithheld, toldToPerson, type World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import type { Visit } from '../visit/visit.ts';

/** The browser of a visit: what it says of itself, and which of our cookies it sends. */
export interface Browser {
  readonly client: string;
  readonly name: string;
  readonly cookies: readonly string[];
}

/** Everything that is held about the person of a visit. */
export interface Overview {
  readonly address: string;
  readonly at: Temporal.Instant;
  readonly held: readonly HeldAbout[];
  /** About the browser in use, and by no address (S5). */
  readonly here: readonly (HeldHere & { readonly title: Text })[];
  readonly cookies: readonly Cookie[];
  /** What is told otherwise or not at all because a hold is confidential: for the journal, and never for the page. */
  readonly withheld: readonly HeldAbout[];
}

export async function overviewOf(
  world: World,
  visit: Visit,
  browser: Browser,
  now: Temporal.Instant,
): Promise<Overview> {
  const { policy } = world.rules;
  const seen = { client: browser.client, browser: browser.name, since: visit.askedAt };
  const [held, here] = await Promise.all([world.persons.held(visit.address), world.persons.here(seen)]);
  return {
    address: visit.address,
    at: now,
    held: inOrder(policy, toldToPerson(held, now)),
    withheld: held.filter(({ secret }) => secret !== undefined),
    here: here.map((one) => ({ ...one, title: classNamed(policy, one.class).title })),
    cookies: policy.sections.flatMap((section) => section.cookies).filter(({ name }) => browser.cookies.includes(name)),
  };
}

/** As the policy names the classes: what a person came for before what is only counted. */
function inOrder(policy: Policy, held: readonly HeldAbout[]): readonly HeldAbout[] {
  const order = new Map(classesOf(policy).map(({ name }, index) => [name, index]));
  return held.toSorted((a, b) => (order.get(a.class) ?? 0) - (order.get(b.class) ?? 0));
}

/** That a person was given access to each of their records stands in the journal, without the person (Art. 5(2) GDPR). */
export async function noteAccess(
  world: World,
  { held, withheld }: Overview,
  rule: 'Art.15' | 'Art.20',
  act: Act,
): Promise<void> {
  const entries = held.map((one) => ({
    at: act.now,
    what: 'disclosed' as const,
    class: one.class,
    stage: one.stage,
    rule,
    record: one.record,
    actor: act.by,
  }));
  await transaction(world.db, async (tx) => {
    await append(tx, entries);
    await noteWithheld(tx, withheld, act);
  });
}
