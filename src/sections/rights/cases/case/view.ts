import type { Text } from '../../../../core/policy/index.ts';
import type { HeldAbout, StaffDesk, World } from '../../../../core/section/index.ts';
import {
  addressesOf,
  answerDue,
  answering,
  type Entry,
  entriesOf,
  extensionLetter,
  heldOfAll,
  type Identity,
  identityOf,
  mayExtend,
  type NamedAddress,
  namedAddresses,
  openedRequest,
  proving,
  type Recipient,
  type Request,
  recipientsOf,
} from '../../request/index.ts';
import type { Wrong } from '../posted.ts';

/** A case as its page shows it. */
export interface CaseView {
  readonly Form: StaffDesk['Form'];
  readonly request: Request;
  readonly entries: readonly Entry[];
  readonly recipients: readonly Recipient[];
  /** What the policy calls them. */
  readonly titles: ReadonlyMap<string, Text>;
  readonly identity: Identity;
  /** What is held about its person beside this very request. */
  readonly held: readonly HeldAbout[];
  readonly names: ReadonlyMap<string, string>;
  readonly now: Temporal.Instant;
  readonly mayExtend: boolean;
  /** By which its person is found: its own address, and those that a mailbox has confirmed since. */
  readonly addresses: readonly string[];
  /** Every address that was named since, confirmed or not. */
  readonly named: readonly NamedAddress[];
  /** The notice of the extension that did not arrive by mail, and the end of the time to give it. */
  readonly untoldExtension: { readonly letter: string; readonly until: Temporal.Instant } | undefined;
  readonly wrong?: Wrong | undefined;
}

/** Everything about one request, opened for the purpose at hand; undefined where nobody may read it for that. */
export async function caseView(
  desk: StaffDesk,
  world: World,
  id: string,
  { purpose, now }: { readonly purpose: typeof answering | typeof proving; readonly now: Temporal.Instant },
): Promise<CaseView | undefined> {
  const found = await openedRequest(world, world.db, id, purpose);
  if (!found) return undefined;
  const { request, opened } = found;
  const entries = await entriesOf(world.db, opened);
  const addresses = await addressesOf(world.db, opened, request);
  const held = purpose === answering ? await heldOfAll(world.persons, addresses) : [];
  return {
    Form: desk.Form,
    request,
    entries,
    recipients: await recipientsOf(world.db, opened),
    titles: new Map(world.rules.policy.sections.flatMap((s) => s.recipients.map((one) => [one.name, one.title]))),
    identity: await identityOf(world.db, id),
    held: held.filter(({ record }) => record !== id),
    names: await desk.names([...new Set(entries.flatMap(({ by }) => (by ? [by] : [])))]),
    now,
    addresses,
    named: await namedAddresses(world.db, opened),
    untoldExtension:
      request.undelivered === 'extension'
        ? {
            letter: extensionLetter(world, request, request.extension).body,
            until: answerDue(world.rules, { receivedAt: request.receivedAt, extended: false }).end,
          }
        : undefined,
    mayExtend: request.stage === 'received' && mayExtend(world.rules, request.receivedAt, now),
  };
}
