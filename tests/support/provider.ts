import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { Provider } from 'oidc-provider';
import reference from '../../policies/fluxcess.policy.ts';
import type { Policy, Recipient } from '../../src/core/policy/index.ts';
import { staff } from '../../src/staff/policy.ts';

const recipient: Recipient = {
  name: 'identity',
  title: { de: 'Anmeldedienst Beispiel', en: 'Example Identity' },
  kind: 'processor',
  ground: { de: 'Art. 28 DSGVO', en: 'Art. 28 GDPR' },
  country: 'EU',
  active: true,
};

/** The reference policy with a provider among the recipients. */
export const withProvider: Policy = {
  ...reference,
  sections: reference.sections.map((section) =>
    section.section === 'staff'
      ? staff({
          ...(section.settings as unknown as Parameters<typeof staff>[0]),
          deeds: (section.settings as unknown as Parameters<typeof staff>[0]).invitation,
          recipients: [],
          identityProvider: recipient,
        })
      : section,
  ),
};

/** An identity provider of somebody else's making, on this machine. */
export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who is signed in there from now on, and whether the provider vouches for the address. */
  signIn(address: string, isVerified?: boolean): void;
  /** Somebody presses “no” there. */
  refuse(): void;
  /** Follows the way that a browser would take through its pages; answers where it leads back to. */
  through(address: string): Promise<string>;
  stop(): Promise<void>;
}

export async function testProvider(back: string): Promise<TestProvider> {
  let seen: { readonly address: string; readonly isVerified: boolean } | undefined;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const [clientId, clientSecret] = ['avow', 'a secret that nobody else has, and long enough'];
  const provider = new Provider(issuer, settings({ clientId, clientSecret, back, verified: () => seen?.isVerified }));
  const handle = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void handle(request, response);
    const result = seen ? { login: { accountId: seen.address } } : { error: 'access_denied' };
    void provider.interactionFinished(request, response, result);
  });
  const stop = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  after(stop);
  return {
    issuer,
    clientId,
    clientSecret,
    signIn: (address, isVerified = true) => {
      seen = { address, isVerified };
    },
    refuse: () => {
      seen = undefined;
    },
    through,
    stop,
  };
}

interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly back: string;
  readonly verified: () => boolean | undefined;
}

const settings = ({ clientId, clientSecret, back, verified }: Client) => ({
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [back],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  cookies: { keys: ['of no use outside of this test'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
  findAccount: (_context: unknown, sub: string) => ({
    accountId: sub,
    claims: () => ({ sub, email: sub, email_verified: verified() ?? false }),
  }),
  // Whoever signs in agrees to everything.
  loadExistingGrant: async ({ oidc }: { readonly oidc: Context }) => {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid email');
    await grant.save();
    return grant;
  },
});

interface Grant {
  addOIDCScope(scope: string): void;
  save(): Promise<string>;
}

interface Context {
  readonly provider: { readonly Grant: new (of: object) => Grant };
  readonly client: { readonly clientId: string };
  readonly session: { readonly accountId: string };
}

/** Goes from page to page with the cookies of one browser, until the way leads elsewhere. */
async function through(address: string): Promise<string> {
  const { origin } = new URL(address);
  const cookies = new Map<string, string>();
  for (let at = address; ; ) {
    if (new URL(at).origin !== origin) return at;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`The provider stays at ${new URL(at).pathname} with ${answer.status}.`);
    at = new URL(location, at).href;
  }
}
