import type { Text } from '../../../core/policy/index.ts';
import { type Field, type HeldAbout, toldToPerson, type World } from '../../../core/section/index.ts';
import type { Overview } from '../overview/collect.ts';
import { passagesOf } from '../overview/passages.ts';
import { recipientsOf } from '../overview/rows.ts';

/** One record in a copy; instants in ISO 8601, words in every language of the policy. */
export interface CopiedRecord {
  readonly record: string;
  readonly section: string;
  readonly class: string;
  readonly title: Text;
  readonly stage: string;
  readonly since: string;
  /** The instant by which its stage ends, and the one by which it is gone; null where an event has to come first. */
  readonly until: string | null;
  readonly goneBy: string | null;
  readonly held: boolean;
  readonly basis: string;
  readonly purposes: readonly { readonly name: string; readonly title: Text }[];
  readonly source: Text;
  readonly recipients: readonly string[];
  readonly disclosures: readonly { readonly recipient: string; readonly at: string }[];
  /** Which of the data may be taken to another provider (Art. 20 GDPR). */
  readonly portable: readonly string[];
  readonly data: Readonly<Record<string, string>>;
}

/** Everything for programs: the records, and what Art. 15(1) GDPR says beside them, from the policy. */
export function copyOf(world: World, { address, at, held, here, cookies }: Overview) {
  const { policy } = world.rules;
  const { rights, objection, complaint, general } = passagesOf(policy);
  const texts = (passages: readonly { readonly text: Text }[]) => passages.map(({ text }) => text);
  const named = new Set(held.flatMap((one) => one.recipients));
  return {
    address,
    at: at.toString(),
    controller: policy.controller,
    records: held.map(copiedRecord),
    thisBrowser: {
      cookies: cookies.map(({ name, purpose }) => ({ name, purpose })),
      requests: here.map(({ class: name, until, fields }) => ({
        class: name,
        goneBy: until?.toString() ?? null,
        data: dataIn(fields),
      })),
    },
    recipients: [...recipientsOf(policy).values()]
      .filter(({ name }) => named.has(name))
      .map(({ name, title, kind, ground, country, active }) => ({ name, title, kind, ground, country, active })),
    rights: texts(rights),
    objection: texts(objection),
    complaint: { authority: policy.authority, text: texts(complaint) },
    thirdCountriesAndAutomatedDecisions: texts(general),
  };
}

export type Copied = ReturnType<typeof copyOf>;

/** The same for whoever acts for a person without their browser. */
export const copyOfAddress = async (world: World, address: string): Promise<Copied> =>
  copyOf(world, {
    address,
    at: world.clock.now(),
    held: toldToPerson(await world.persons.held(address), world.clock.now()),
    here: [],
    cookies: [],
    withheld: [],
  });

const copiedRecord = (held: HeldAbout): CopiedRecord => ({
  record: held.record,
  section: held.section,
  class: held.class,
  title: held.title,
  stage: held.stage,
  since: held.since.toString(),
  until: held.until?.toString() ?? null,
  goneBy: held.ahead.goneBy?.toString() ?? null,
  held: held.held,
  basis: `Art. 6(1)(${held.basis.letter}) GDPR`,
  purposes: held.purposes.map(({ name, title }) => ({ name, title })),
  source: held.source,
  recipients: held.recipients,
  disclosures: held.disclosures.map(({ recipient, at }) => ({ recipient, at: at.toString() })),
  portable: portable(held),
  data: dataIn(held.fields),
});

const dataIn = (fields: readonly Field[]): Readonly<Record<string, string>> =>
  Object.fromEntries(fields.map(({ name, value }) => [name, value]));

/** What the person gave us themselves, on consent or a contract; evidence that we keep in our own interest is not that. */
export const portable = ({ basis, fields }: HeldAbout): readonly string[] =>
  basis.letter === 'a' || basis.letter === 'b'
    ? fields.filter(({ isProvided }) => isProvided).map(({ name }) => name)
    : [];
