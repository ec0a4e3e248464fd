import { z } from 'zod';
import type { Text } from '../../../../core/policy/index.ts';
import type { Member, StaffDesk, World } from '../../../../core/section/index.ts';
import { seeOther, type WebContext } from '../../../../core/web/index.ts';
import { newsletterSettings } from '../../policy.ts';
import { TokensPage, words } from './page.tsx';
import { type Scope, scopeNames } from './scope.ts';
import { allTokens, makeToken, revokeToken } from './token.ts';

const tokensPath = '/staff/newsletter/tokens';
export const tokenPlace = {
  path: tokensPath,
  label: { de: 'Zugangsschlüssel', en: 'Tokens' },
  right: 'persons' as const,
};

/** Lays the page on which tokens are made, seen once, and revoked. */
export function tokenRoutes(desk: StaffDesk, world: World): void {
  const show = async (c: WebContext, member: Member, more: { fresh?: string; error?: Text } = {}) => {
    const { api, customers } = newsletterSettings(world.rules.policy);
    const meta = { title: words.title, ...(more.error && { status: 422 }) };
    const body = (
      <TokensPage
        Form={desk.Form}
        tokens={await allTokens(world)}
        hasCustomers={customers !== undefined}
        works={api.token}
        {...more}
      />
    );
    c.header('Cache-Control', 'no-store');
    return desk.page(c, member, meta, body);
  };

  desk.get(tokensPath, 'persons', (c, member) => show(c, member));

  desk.post(tokensPath, 'persons', async (c, member) => {
    const body = await c.req.parseBody({ all: true });
    const form = tokenForm.safeParse({ label: body['label'], scopes: [body['scope'] ?? []].flat() });
    if (!form.success) return show(c, member, { error: words.incomplete });
    // Also what a page asks for that is sent again: nobody wants two tokens of one name.
    const isTaken = (await allTokens(world)).some(({ label }) => label === form.data.label);
    if (isTaken) return show(c, member, { error: words.taken });
    return show(c, member, { fresh: await makeToken(world, form.data, member.act) });
  });

  desk.post(`${tokensPath}/revoke`, 'persons', async (c, member) => {
    const { token } = await c.req.parseBody();
    const id = z.uuid().safeParse(token);
    if (id.success) await revokeToken(world, id.data, member.act);
    return seeOther(c, tokensPath);
  });
}

const tokenForm = z.object({
  label: z.string().trim().min(1).max(100),
  scopes: z
    .array(z.enum(scopeNames))
    .min(1)
    .transform((chosen): readonly Scope[] => [...new Set(chosen)]),
});
