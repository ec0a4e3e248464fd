import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Act } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { transaction } from '../../core/store/index.ts';
import { admit } from '../sign-in/accept.ts';
import { giveChallenge, takeChallenge } from './challenge.ts';
import { type Credential, notePasskeyUsed, passkeyNamed, readCredential } from './credential.ts';
import { webauthn } from './library.ts';
import { relyingParty } from './register.ts';

/** A challenge for whichever passkey the browser has: no account is named, so none can be tried out. */
export async function authenticationOptions(world: World, now: Temporal.Instant) {
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({ rpID: relyingParty(world), userVerification: 'required' });
  await giveChallenge(world, options.challenge, { purpose: 'sign-in', now });
  return options;
}

export type Authenticated = { readonly token: string } | { readonly refused: 'passkey' };

/** Signs in by a passkey. */
export async function authenticate(
  world: World,
  answer: AuthenticationResponseJSON,
  browser: string,
  act: Act,
): Promise<Authenticated> {
  // Used up whatever comes of it, and before a transaction holds the only connection.
  const challenge = challengeOf(answer);
  if (!challenge || !(await takeChallenge(world, challenge, { purpose: 'sign-in', now: act.now })))
    return { refused: 'passkey' };
  return transaction(world.db, async (tx): Promise<Authenticated> => {
    const passkey = await passkeyNamed(world, tx, answer.id);
    const opened = passkey && (await world.records.open(tx, passkey.account, 'staff.sign-in'));
    if (!opened || 'refused' in opened) return { refused: 'passkey' };
    const credential = readCredential(opened, passkey);
    const counter = await verifiedCounter(world, answer, challenge, credential);
    if (counter === undefined) return { refused: 'passkey' };
    const token = await admit(world, tx, { account: passkey.account, browser, means: 'passkey' }, act);
    if (token === undefined) return { refused: 'passkey' };
    await notePasskeyUsed(tx, opened, passkey.id, { ...credential, counter }, act.now);
    return { token };
  });
}

async function verifiedCounter(
  world: World,
  answer: AuthenticationResponseJSON,
  challenge: string,
  { id, publicKey, counter, transports }: Credential,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await webauthn();
  const verified = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: new URL(world.baseUrl).origin,
    expectedRPID: relyingParty(world),
    requireUserVerification: true,
    credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter, transports },
  }).catch(() => undefined);
  return verified?.verified ? verified.authenticationInfo.newCounter : undefined;
}

function challengeOf({ response }: AuthenticationResponseJSON): string | undefined {
  try {
    const data: unknown = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'));
    return typeof data === 'object' && data !== null && 'challenge' in data ? String(data.challenge) : undefined;
  } catch {
    return undefined;
  }
}
