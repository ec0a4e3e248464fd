import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { SmtpServer } from '../../smtp/server.ts';
import { type Offers, offersOf, ownName } from './offers.ts';
import type { Limits } from './patience.ts';
import { Talk, Unreachable } from './talk.ts';

/** A connection that is ready for mails. */
export interface Session {
  readonly socket: Socket;
  readonly offers: Offers;
}

/** Connects, greets, encrypts where it can, signs in where it must. Throws `Unreachable`. */
export async function openSession(server: SmtpServer, limits: Limits, signal: AbortSignal): Promise<Session> {
  signal.throwIfAborted();
  let socket: Socket = server.secure ? connectTls(tlsOptions(server)) : connect(server.port, server.host);
  // Between two talks nobody listens, and an error without a listener ends the process.
  const quiet = (of: Socket) => of.on('error', () => {});
  quiet(socket).setNoDelay(true);
  const abort = () => socket.destroy();
  signal.addEventListener('abort', abort, { once: true });
  try {
    let talk = new Talk(socket);
    // The greeting shows that the connection stands, and with implicit TLS that the handshake is done.
    await connected(socket, server, talk, limits);
    await talk.hear(limits.greeting, 220);
    let offers = await hello(talk, server, limits);
    if (!server.secure && offers.startTls) {
      talk.say('STARTTLS');
      await talk.hear(limits.hello, 220);
      talk.release();
      socket = connectTls({ ...tlsOptions(server), socket });
      quiet(socket);
      talk = new Talk(socket);
      await connected(socket, server, talk, limits, 'secureConnect');
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

const tlsOptions = ({ host, port, tls }: SmtpServer) => ({
  host,
  port,
  ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
  ...tls,
});

async function connected(socket: Socket, server: SmtpServer, talk: Talk, limits: Limits, upgraded?: 'secureConnect') {
  const event = upgraded ?? (server.secure ? 'secureConnect' : 'connect');
  const done = Promise.withResolvers<void>();
  const timer = setTimeout(
    () => done.reject(new Unreachable('The connection did not come about in time.')),
    limits.connect,
  );
  socket.once(event, done.resolve);
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
