import { sql } from 'kysely';
import type { Queries } from '../../core/store/index.ts';

/** What somebody may do in one part of a section; `manager` also brings persons in and out. */
export const partRoles = ['manager', 'sender', 'author', 'reader'] as const;

/** A role for one part of a section, or, by the name `*`, for all of them. */
export interface PartRole {
  readonly section: string;
  readonly part: string;
  readonly role: (typeof partRoles)[number];
}

export const everyPart = '*';

export async function partRolesOf(db: Queries, account: string): Promise<readonly PartRole[]> {
  const { rows } = await sql<PartRole>`
    select section, part, role from staff.part_role where account = ${account} order by section, part`.execute(db);
  return rows;
}

export async function allPartRoles(db: Queries): Promise<readonly (PartRole & { readonly account: string })[]> {
  const { rows } = await sql<PartRole & { account: string }>`
    select account, section, part, role from staff.part_role order by account, section, part`.execute(db);
  return rows;
}

/** Gives a role for a part, or takes it. False where nothing is different afterwards. */
export async function setPartRole(
  tx: Queries,
  account: string,
  { section, part, role }: Omit<PartRole, 'role'> & { readonly role: PartRole['role'] | null },
): Promise<boolean> {
  const { numAffectedRows } = await (role === null
    ? sql`delete from staff.part_role where account = ${account} and section = ${section} and part = ${part}`
    : sql`insert into staff.part_role (account, section, part, role) values (${account}, ${section}, ${part}, ${role})
        on conflict (account, section, part) do update set role = excluded.role
          where staff.part_role.role <> excluded.role`
  ).execute(tx);
  return numAffectedRows === 1n;
}
