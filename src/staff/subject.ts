import { sql } from 'kysely';
import type { Text } from '../core/policy/index.ts';
import type { Opened } from '../core/records/index.ts';
import type { Field, SubjectAccess } from '../core/section/index.ts';
import type { Queries } from '../core/store/index.ts';
import { partRolesOf } from './account/part-roles.ts';
import { accountByRecord, accountClass, longestName, nameColumn, renameAccount } from './account/queries.ts';
import { deedByRecord, deedClass } from './deed/queries.ts';
import { totpOf } from './factor/queries.ts';

/** What somebody who works here reads about themselves (Art. 15 GDPR). */
export const subject: SubjectAccess = {
  fields: (tx, opened) =>
    opened.class === 'staff.session'
      ? sessionFields(tx, opened)
      : opened.class === deedClass
        ? deedFields(tx, opened)
        : accountFields(tx, opened),
  // An address is what an account is invited by; the name is one's own.
  async rectify(tx, opened, { field: name, value }) {
    if (opened.class !== accountClass || name !== 'name') return { refused: 'field' };
    const typed = value.trim();
    if (typed === '' || typed.length > longestName) return { refused: 'value' };
    await renameAccount(tx, opened.id, opened.seal(nameColumn, typed));
    return { rectified: name };
  },
};

async function accountFields(tx: Queries, opened: Opened): Promise<readonly Field[]> {
  const account = await accountByRecord(tx, opened.id);
  if (!account) return [];
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from staff.passkey where account = ${opened.id}`.execute(tx);
  const totp = await totpOf(tx, opened.id);
  return [
    field('email', titles.email, opened.text('staff.account.email', account.email)),
    ...(account.name ? [nameField(opened.text(nameColumn, account.name))] : []),
    field('role', titles.role, account.role),
    ...(await partRolesOf(tx, opened.id)).map(({ section, part, role }) =>
      field(`role-${section}-${part}`, titles.role, `${section}, ${part}: ${role}`),
    ),
    field('passkeys', titles.passkeys, String(rows[0]?.count ?? 0)),
    ...(totp?.confirmed_at ? [field('totp', titles.totp, totp.confirmed_at.toString())] : []),
  ];
}

async function sessionFields(tx: Queries, opened: Opened): Promise<readonly Field[]> {
  const { rows } = await sql<{ seen_at: Temporal.Instant; browser: Buffer | null }>`
    select seen_at, browser from staff.session where record = ${opened.id}`.execute(tx);
  return rows.flatMap(({ seen_at, browser }) => [
    field('seen-at', titles.seenAt, seen_at.toString()),
    ...(browser ? [field('browser', titles.browser, opened.text('staff.session.browser', browser))] : []),
  ]);
}

async function deedFields(tx: Queries, opened: Opened): Promise<readonly Field[]> {
  const deed = await deedByRecord(tx, opened.id);
  return deed ? [field('deed', titles.deed, `${deed.at.toString()} ${deed.what}`)] : [];
}

const nameField = (value: string): Field => ({
  ...field('name', titles.name, value),
  correct: { as: 'text', most: longestName },
});

const field = (name: string, title: Text, value: string): Field => ({ name, title, value });

const titles = {
  email: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  name: { de: 'Name', en: 'Name' },
  role: { de: 'Rolle', en: 'Role' },
  passkeys: { de: 'Passkeys', en: 'Passkeys' },
  totp: { de: 'Code-App eingerichtet', en: 'Authenticator app set up' },
  seenAt: { de: 'Letzte Anfrage', en: 'Last request' },
  browser: { de: 'Browser', en: 'Browser' },
  deed: { de: 'Tätigkeit', en: 'Deed' },
};
