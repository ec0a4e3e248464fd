import { ask, type Egress, isOwnMachine } from '../../core/egress/index.ts';
import { openid } from './library.ts';

/** An identity provider as the settings name it. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Left out for a public client. */
  readonly clientSecret?: string | undefined;
  /** Domains of addresses that may come from it; empty for any. */
  readonly allowed: readonly string[];
}

/** What binds the way out to the way back. */
export interface Secrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** `forged`: not the answer to what was asked. `denied`: the provider said no. `unverified`: it does not vouch for the address. */
export type Vouched =
  | { readonly address: string }
  | { readonly refused: 'forged' | 'denied' | 'unverified' | 'domain' };

export interface Provider {
  /** Where to send somebody. Throws where the provider does not answer. */
  wayOut(secrets: Secrets, back: string): Promise<URL>;
  /** Whom the provider has seen. Throws where it does not answer. */
  vouch(returned: URL, secrets: Secrets): Promise<Vouched>;
}

const seconds = 10;
// Clocks of two machines are never quite the same.
const tolerance = 30;

export function createProvider(settings: ProviderSettings, egress: Pick<Egress, 'connect'>): Provider {
  let known: Promise<Configuration> | undefined;
  // Asked once; a provider that did not answer is asked again.
  const configuration = () => {
    known ??= discover(settings, egress).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  return {
    wayOut: async ({ state, nonce, verifier }, back) => {
      const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await openid();
      return buildAuthorizationUrl(await configuration(), {
        redirect_uri: back,
        scope: 'openid email',
        response_type: 'code',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
    },
    vouch: async (returned, secrets) => vouched(await configuration(), settings, returned, secrets),
  };
}

type Configuration = Awaited<ReturnType<Awaited<ReturnType<typeof openid>>['discovery']>>;

async function discover(settings: ProviderSettings, egress: Pick<Egress, 'connect'>): Promise<Configuration> {
  const client = await openid();
  const { issuer, clientId, clientSecret } = settings;
  const fetch = async (address: string, { method, headers, body }: Parameters<typeof asked>[1]) =>
    asked(address, { method, headers, body }, egress);
  // To this machine itself nothing is disclosed, so it needs no TLS: what stands beside us, and tests.
  const isLocal = isOwnMachine(new URL(issuer).hostname);
  const execute = isLocal ? [client.allowInsecureRequests] : [];
  const found = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
    [client.customFetch]: fetch,
    execute,
    timeout: seconds,
  });
  const configured = new client.Configuration(
    found.serverMetadata(),
    clientId,
    { [client.clockTolerance]: tolerance },
    authentication(client, found, clientSecret),
  );
  configured[client.customFetch] = fetch;
  configured.timeout = seconds;
  for (const one of execute) one(configured);
  return configured;
}

/** Basic where the provider takes it, which every one should (RFC 6749, section 2.3.1); else in the body. */
function authentication(
  client: Awaited<ReturnType<typeof openid>>,
  found: Configuration,
  secret: string | undefined,
): ReturnType<typeof client.None> {
  if (secret === undefined) return client.None();
  const taken = found.serverMetadata().token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return taken.includes('client_secret_basic') ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret);
}

function asked(
  address: string,
  {
    method,
    headers,
    body,
  }: { readonly method: string; readonly headers: Record<string, string>; readonly body?: unknown },
  egress: Pick<Egress, 'connect'>,
): Promise<Response> {
  const text = body instanceof URLSearchParams || typeof body === 'string' ? String(body) : '';
  return ask(egress, new URL(address), { method, headers, body: text, timeout: seconds * 1000 });
}

async function vouched(
  configuration: Configuration,
  { allowed }: ProviderSettings,
  returned: URL,
  { state, nonce, verifier }: Secrets,
): Promise<Vouched> {
  const client = await openid();
  try {
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    const tokens = await client.authorizationCodeGrant(configuration, returned, checks);
    const claims = tokens.claims();
    if (!claims) return { refused: 'forged' };
    // Some providers put the address into the token, others tell it when asked.
    const { email, email_verified: isVerified } =
      claims['email'] === undefined
        ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
        : (claims as { readonly email?: unknown; readonly email_verified?: unknown });
    if (typeof email !== 'string' || isVerified !== true) return { refused: 'unverified' };
    const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
    return allowed.length === 0 || allowed.includes(domain) ? { address: email } : { refused: 'domain' };
  } catch (error) {
    if (error instanceof client.AuthorizationResponseError) return { refused: 'denied' };
    if (error instanceof client.ResponseBodyError || isForgery(error)) return { refused: 'forged' };
    throw error;
  }
}

/** What the library calls an answer that does not fit; everything else is a provider that did not answer. */
const isForgery = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  [
    'OAUTH_INVALID_RESPONSE',
    'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
    'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
    'OAUTH_INVALID_REQUEST',
  ].includes(String(error.code));
