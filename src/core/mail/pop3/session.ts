import type { Socket } from 'node:net';
import { type Egress, secured } from '../../egress/index.ts';
import { MailError } from '../errors.ts';
import type { Pop3Server } from './server.ts';
import { type Patience, Talk } from './talk.ts';

/** A mailbox that is open for us alone: it shows what lay in it at this moment, until it is left. */
export interface Session {
  readonly talk: Talk;
  /** What the server says that it can, in upper case (RFC 2449). */
  readonly can: ReadonlySet<string>;
}

/** Connects, encrypts where it can, and signs in. Undefined where somebody else has the mailbox open at this moment. */
export async function openSession(
  server: Pop3Server,
  { egress, patience }: { readonly egress: Egress; readonly patience: Patience },
): Promise<Session | undefined> {
  const { host, port } = server;
  const signal = new AbortController().signal;
  const socket = await egress.connect({ host, port, timeout: patience.silence, signal });
  socket.setNoDelay(true);
  let talk = new Talk(server.secure ? await encrypted(socket, server, patience) : socket, patience);
  try {
    if (!(await talk.greeting()).ok) throw refused('to be called');
    let can = await abilities(talk);
    if (!server.secure && (can.has('STLS') || !server.isLocal)) {
      if (!(await talk.ask('STLS')).ok) throw refused('STLS, and a password never travels in the clear');
      talk = new Talk(await encrypted(talk.release(), server, patience), patience);
      // What it said before in the clear may have been said by another.
      can = await abilities(talk);
    }
    return (await signIn(talk, server)) ? { talk, can } : undefined;
  } catch (error) {
    talk.fail(error as Error);
    throw error;
  }
}

async function encrypted(plain: Socket, { host, isLocal }: Pop3Server, { silence }: Patience): Promise<Socket> {
  const named = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
  const socket = secured(plain, { host, ...named, rejectUnauthorized: !isLocal });
  const done = Promise.withResolvers<void>();
  const timer = setTimeout(() => done.reject(new Error('The mailbox did not encrypt in time.')), silence);
  const fail = (cause: NodeJS.ErrnoException) =>
    done.reject(
      new Error(`The connection to the mailbox could not be encrypted: ${cause.code ?? cause.name}.`, { cause }),
    );
  const close = () => done.reject(new Error('The connection to the mailbox was lost.'));
  socket.on('error', fail).once('secureConnect', done.resolve).once('close', close);
  try {
    await done.promise;
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    socket.off('close', close);
  }
}

const longestList = 64 * 1024;

async function abilities(talk: Talk): Promise<ReadonlySet<string>> {
  const { ok, body } = await talk.askLines('CAPA', longestList);
  const words = body.toString('latin1').toUpperCase().split('\r\n');
  return new Set(ok ? words.map((line) => line.split(' ')[0] ?? '') : []);
}

async function signIn(talk: Talk, { login: { user, pass } }: Pop3Server): Promise<boolean> {
  if (!(await talk.ask(`USER ${user}`)).ok) throw refused('the user');
  const { ok, text } = await talk.ask(`PASS ${pass}`);
  // RFC 2449, section 8.1.1: another session has it; that one reads it.
  if (!ok && /^\[IN-USE\]/i.test(text)) {
    talk.fail(new Error('The mailbox is in use.'));
    return false;
  }
  if (!ok) throw refused('the password');
  return true;
}

// Its own words may name a person, and are not repeated.
export const refused = (what: string): MailError =>
  new MailError('mail/mailbox-refused', `The mailbox refused ${what}.`);
