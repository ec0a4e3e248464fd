import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Act } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { transaction } from '../../core/store/index.ts';
import { accountByRecord } from '../account/queries.ts';
import { noteFactor } from '../factor/note.ts';
import { strengthen } from '../session/queries.ts';
import type { Session } from '../session/session.ts';
import { giveChallenge, takeChallenge } from './challenge.ts';
import { addPasskey, passkeysOf, readCredential } from './credential.ts';
import { webauthn } from './library.ts';

/** What the browser needs to make a passkey for the account that is signed in. */
export async function registrationOptions(world: World, session: Session, now: Temporal.Instant) {
  const { known, userName } = await transaction(world.db, async (tx) => {
    const opened = await world.records.open(tx, session.account, 'staff.sign-in');
    const account = await accountByRecord(tx, session.account);
    if ('refused' in opened || !account) throw new Error(`Account ${session.account} vanished while it was signed in.`);
    const passkeys = await passkeysOf(tx, session.account);
    return {
      known: passkeys.map((passkey) => readCredential(opened, passkey)),
      userName: opened.text('staff.account.email', account.email),
    };
  });
  const { generateRegistrationOptions } = await webauthn();
  const options = await generateRegistrationOptions({
    rpName: world.rules.policy.controller.name,
    rpID: relyingParty(world),
    userName,
    // The record's id says nothing about the person to whoever finds it in an authenticator.
    userID: new Uint8Array(Buffer.from(session.account.replaceAll('-', ''), 'hex')),
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await giveChallenge(world, options.challenge, { purpose: 'register', session: session.record, now });
  return options;
}

/** Keeps the passkey that the browser made. False when the answer does not fit a challenge of this session. */
export async function register(
  world: World,
  session: Session,
  answer: RegistrationResponseJSON,
  act: Act,
): Promise<boolean> {
  const { now } = act;
  const { verifyRegistrationResponse } = await webauthn();
  const verified = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: (challenge) =>
      takeChallenge(world, challenge, { purpose: 'register', session: session.record, now }),
    expectedOrigin: new URL(world.baseUrl).origin,
    expectedRPID: relyingParty(world),
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) return false;
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  const credential = {
    id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: [...transports],
  };
  return transaction(world.db, async (tx) => {
    const opened = await world.records.open(tx, session.account, 'staff.sign-in');
    if ('refused' in opened) return false;
    await addPasskey(world, tx, opened, credential, now);
    await strengthen(tx, session.record);
    await noteFactor(world, tx, session.account, 'passkey-added', act);
    return true;
  });
}

/** The domain that a passkey belongs to. */
export const relyingParty = ({ baseUrl }: World): string => new URL(baseUrl).hostname;
