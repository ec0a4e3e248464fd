import type { Socket } from 'node:net';
import { type Egress, secured } from '../../../egress/index.ts';
import type { SmtpServer } from '../../smtp/server.ts';
import { type Offers, offersOf, ownName } from './offers.ts';
import type { Limits } from './patience.ts';
import { reasonOf, Talk, Unreachable } from './talk.ts';

/** A connection that is ready for mails. */
export interface Session {
  readonly socket: Socket;
  readonly offers: Offers;
}

/** Connects, greets, encrypts where it can, signs in where it must. Throws `Unreachable`. */
export async function openSession(
  server: SmtpServer,
  { limits, egress }: { readonly limits: Limits; readonly egress: Egress },
  signal: AbortSignal,
): Promise<Session> {
  const { host, port } = server;
  let socket = await egress.connect({ host, port, timeout: limits.connect, signal }).catch(asUnreachable);
  // Between two talks nobody listens, and an error without a listener ends the process.
  const quiet = (of: Socket) => of.on('error', () => {});
  quiet(socket).setNoDelay(true);
  if (server.secure) quiet((socket = secured(socket, tlsOptions(server))));
  const abort = () => socket.destroy();
  signal.addEventListener('abort', abort, { once: true });
  try {
    let talk = new Talk(socket);
    if (server.secure) await handshake(socket, talk, limits);
    await talk.hear(limits.greeting, 220);
    let offers = await hello(talk, server, limits);
    if (!server.secure && offers.startTls) {
      talk.say('STARTTLS');
      await talk.hear(limits.hello, 220);
      talk.release();
      socket = secured(socket, tlsOptions(server));
      quiet(socket);
      talk = new Talk(socket);
      await handshake(socket, talk, limits);
      offers = await hello(talk, server, limits);
    } else if (server.requireTls)
      throw new Unreachable('The server offers no STARTTLS, and a password never travels in the clear.');
    await signIn(talk, server, offers, limits);
    talk.release();
    return { socket, offers };
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function asUnreachable(cause: Error): never {
  const { code } = cause as NodeJS.ErrnoException;
  // Refused by the gate, it says itself what is to be done.
  throw new Unreachable(code?.startsWith('egress/') ? cause.message : `The connection failed: ${reasonOf(cause)}.`, 0, {
    cause,
  });
}

const tlsOptions = ({ host, port, tls }: SmtpServer) => ({
  host,
  port,
  ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
  ...tls,
});

async function handshake(socket: Socket, talk: Talk, limits: Limits) {
  const done = Promise.withResolvers<void>();
  const timer = setTimeout(
    () => done.reject(new Unreachable('The connection did not come about in time.')),
    limits.connect,
  );
  socket.once('secureConnect', done.resolve);
  talk.onFailure(done.reject);
  try {
    await done.promise;
  } finally {
    clearTimeout(timer);
  }
}

async function hello(talk: Talk, server: SmtpServer, limits: Limits): Promise<Offers> {
  const name = server.name ?? ownName();
  talk.say(`EHLO ${name}`);
  const reply = await talk.any(limits.hello);
  if (reply.code === 250) return offersOf(reply.text);
  if (![500, 502, 504].includes(reply.code)) throw new Unreachable(`${reply.code} ${reply.text}`, reply.code);
  talk.say(`HELO ${name}`);
  await talk.hear(limits.hello, 250);
  return offersOf('');
}

const encoded = (text: string): string => Buffer.from(text).toString('base64');

async function signIn(talk: Talk, { login }: SmtpServer, { signIns }: Offers, limits: Limits): Promise<void> {
  if (login === undefined) return;
  if (signIns.includes('PLAIN')) {
    talk.say(`AUTH PLAIN ${encoded(`\0${login.user}\0${login.pass}`)}`);
  } else if (signIns.includes('LOGIN')) {
    talk.say('AUTH LOGIN');
    await talk.hear(limits.hello, 334);
    talk.say(encoded(login.user));
    await talk.hear(limits.hello, 334);
    talk.say(encoded(login.pass));
  } else throw new Unreachable('The server offers neither AUTH PLAIN nor AUTH LOGIN, but a password is configured.');
  await talk.hear(limits.hello, 235);
}
