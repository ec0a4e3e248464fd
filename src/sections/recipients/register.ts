import { sql } from 'kysely';
import { recipientsOf } from '../../core/egress/index.ts';
import { classesOf, type Policy, type Recipient, type Text } from '../../core/policy/index.ts';
import type { OperatorFacts, World } from '../../core/section/index.ts';

/** A recipient as the register shows them: who, why, under which contract, of what, and what they were told (S20 to S22). */
export interface Registered extends Pick<Recipient, 'name' | 'title' | 'kind' | 'ground' | 'country' | 'active'> {
  /** Who it is, where the operator has said so. */
  readonly who: string | null;
  /** Reference and date of the contract under Art. 28 GDPR; null where none is known. */
  readonly contract: string | null;
  readonly isContractMissing: boolean;
  readonly classes: readonly { readonly name: string; readonly title: Text }[];
  readonly disclosures: number;
  readonly lastDisclosed: Temporal.Instant | null;
}

/** The register of recipients, the active ones first. */
export async function register(world: World): Promise<readonly Registered[]> {
  const told = await disclosures(world);
  const { policy } = world.rules;
  return recipientsOf(policy)
    .toSorted((a, b) => Number(b.active) - Number(a.active))
    .map((recipient) => described(policy, recipient, world.operator, told.get(`recipient:${recipient.name}`)));
}

interface Told {
  readonly rule: string;
  readonly count: number;
  readonly last: Temporal.Instant;
}

async function disclosures({ db }: World): Promise<ReadonlyMap<string, Told>> {
  const { rows } = await sql<Told>`
    select rule, count(*)::int as count, max(at) as last from journal.entry where what = 'disclosed' group by rule`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.rule, row]));
}

function described(policy: Policy, recipient: Recipient, operator: OperatorFacts, told: Told | undefined): Registered {
  const { name, title, kind, ground, country, active } = recipient;
  // The policy speaks of “our hosting provider”; who that is and by which contract is a fact of the operator.
  const isHost = name === hostOfLogs(policy);
  const written = recipient.contract && `${recipient.contract.reference}, ${recipient.contract.date}`;
  const contract = written ?? (isHost ? (operator.hostContract ?? null) : null);
  return {
    name,
    title,
    kind,
    ground,
    country,
    active,
    who: isHost ? (operator.hostName ?? null) : null,
    contract,
    isContractMissing: active && kind === 'processor' && contract === null,
    classes: classesOf(policy)
      .filter((one) => one.recipients.includes(name))
      .map((one) => ({ name: one.name, title: one.title })),
    disclosures: told?.count ?? 0,
    lastDisclosed: told?.last ?? null,
  };
}

const hostOfLogs = (policy: Policy): unknown =>
  policy.sections.find(({ section }) => section === 'recipients')?.settings['host'];
