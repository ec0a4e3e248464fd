import { z } from 'zod';
import type { Text } from '../../../../core/policy/index.ts';
import type { Member, StaffDesk, World } from '../../../../core/section/index.ts';
import { seeOther, type WebContext } from '../../../../core/web/index.ts';
import { newsletterSettings } from '../../policy.ts';
import { reachOf, within } from '../../reach.ts';
import { TokensPage, words } from './page.tsx';
import { forAllLists, type Scope, scopeNames } from './scope.ts';
import { allTokens, makeToken, revokeToken, type Token } from './token.ts';

const tokensPath = '/staff/newsletter/tokens';
export const tokenPlace = {
  path: tokensPath,
  label: { de: 'Zugangsschlüssel', en: 'Tokens' },
  right: 'persons',
  inParts: true,
} as const;

/** Lays the page on which tokens are made, seen once, and revoked. */
export function tokenRoutes(desk: StaffDesk, world: World): void {
  const show = async (c: WebContext, member: Member, more: { fresh?: string; error?: Text } = {}) => {
    const { api, customers } = newsletterSettings(world.rules.policy);
    const meta = { title: words.title, ...(more.error && { status: 422 }) };
    const lists = within(reachOf(member), newsletterSettings(world.rules.policy).lists);
    const tokens = await theirs(member);
    const body = (
      <TokensPage
        Form={desk.Form}
        mayAll={member.may('persons')}
        works={api.token}
        hasCustomers={customers !== undefined}
        {...{ lists, tokens, ...more }}
      />
    );
    c.header('Cache-Control', 'no-store');
    return desk.page(c, member, meta, body);
  };

  /** Tokens that reach nothing beyond their own lists. */
  const theirs = async (member: Member): Promise<readonly Token[]> =>
    (await allTokens(world)).filter(
      ({ lists }) => member.may('persons') || (lists?.every((list) => member.may('persons', list)) ?? false),
    );

  desk.inParts.get(tokensPath, 'persons', (c, member) => show(c, member));

  desk.inParts.post(tokensPath, 'persons', async (c, member) => {
    const body = await c.req.parseBody({ all: true });
    const form = tokenForm.safeParse({
      label: body['label'],
      scopes: [body['scope'] ?? []].flat(),
      lists: [body['list'] ?? []].flat(),
    });
    if (!form.success) return show(c, member, { error: words.incomplete });
    const { lists, scopes } = form.data;
    if (lists.length === 0 && !member.may('persons')) return show(c, member, { error: words.noList });
    if (!lists.every((list) => member.may('persons', list))) return show(c, member, { error: words.noList });
    if (lists.length > 0 && scopes.some((scope) => forAllLists.has(scope)))
      return show(c, member, { error: words.onlyForAll });
    // Also what a page asks for that is sent again: nobody wants two tokens of one name.
    const isTaken = (await allTokens(world)).some(({ label }) => label === form.data.label);
    if (isTaken) return show(c, member, { error: words.taken });
    return show(c, member, {
      fresh: await makeToken(world, { ...form.data, lists: lists.length > 0 ? lists : null }, member.act),
    });
  });

  desk.inParts.post(`${tokensPath}/revoke`, 'persons', async (c, member) => {
    const { token } = await c.req.parseBody();
    const id = z.uuid().safeParse(token);
    if (id.success && (await theirs(member)).some(({ record }) => record === id.data))
      await revokeToken(world, id.data, member.act);
    return seeOther(c, tokensPath);
  });
}

const tokenForm = z.object({
  label: z.string().trim().min(1).max(100),
  lists: z.array(z.string()).transform((chosen) => [...new Set(chosen)]),
  scopes: z
    .array(z.enum(scopeNames))
    .min(1)
    .transform((chosen): readonly Scope[] => [...new Set(chosen)]),
});
