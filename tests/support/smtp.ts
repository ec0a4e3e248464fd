// A real SMTP server whose answers a test decides, mail by mail.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

/** What the server does with one mail. */
export type Behaviour =
  | { readonly at: 'rcpt' | 'data' | 'end'; readonly reply: string }
  | { readonly at: 'rcpt' | 'end'; readonly drops: true }
  /** Waits before it says yes. */
  | { readonly at: 'rcpt' | 'end'; readonly until: Promise<unknown> };

export interface Arrived {
  readonly from: string;
  readonly to: string;
  readonly raw: string;
  readonly isSecure: boolean;
  readonly usesUtf8: boolean;
  readonly reply: string;
}

export interface SmtpPeer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Mails that the server has taken with 250, in order. */
  readonly accepted: Arrived[];
  /** Mails of which the final dot arrived, whatever the answer was. */
  readonly ended: Arrived[];
  /** Connections so far. */
  connections(): number;
  /** What to do with the mails to come, one each; after that 250. */
  readonly plan: Behaviour[];
  /** Fulfilled when the next recipient has been named. */
  nextRecipient(): Promise<string>;
  /** Fulfilled when the next mail has come to its final dot. */
  nextEnd(): Promise<Arrived>;
}

export async function smtpPeer(options: SMTPServerOptions = {}): Promise<SmtpPeer> {
  const accepted: Arrived[] = [];
  const ended: Arrived[] = [];
  const plan: Behaviour[] = [];
  const recipients: ((to: string) => void)[] = [];
  const ends: ((mail: Arrived) => void)[] = [];
  const current = new Map<string, Behaviour>();
  let connections = 0;

  const drop = (session: SMTPServerSession) => {
    for (const connection of server.connections) {
      const { id, _socket: socket } = connection as unknown as { id: string; _socket: { destroy(): void } };
      if (id === session.id) socket.destroy();
    }
  };

  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disabledCommands: options.onAuth ? [] : ['AUTH'],
    // Reverse look-ups would leave the machine.
    disableReverseLookup: true,
    closeTimeout: 50,
    ...options,
    onConnect(_session, callback) {
      connections += 1;
      callback();
    },
    onRcptTo(address, session, callback) {
      const behaviour = plan.shift();
      recipients.shift()?.(address.address);
      if (behaviour) current.set(session.id, behaviour);
      else current.delete(session.id);
      if (behaviour?.at !== 'rcpt') return callback();
      if ('reply' in behaviour) return callback(refusal(behaviour.reply));
      if ('drops' in behaviour) return drop(session);
      void acceptAfter(behaviour.until, callback);
    },
    onData(stream, session, callback) {
      const behaviour = current.get(session.id);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void (async () => {
          const mail = arrived(session, Buffer.concat(chunks).toString('utf8'), accepted.length);
          ended.push(mail);
          ends.shift()?.(mail);
          if (behaviour?.at === 'end' && 'drops' in behaviour) return drop(session);
          if (behaviour?.at === 'end' && 'until' in behaviour) await behaviour.until;
          if (behaviour && 'reply' in behaviour && !behaviour.reply.startsWith('2'))
            return callback(refusal(behaviour.reply));
          accepted.push(mail);
          callback(null, mail.reply.slice(4));
        })();
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    accepted,
    ended,
    plan,
    connections: () => connections,
    nextRecipient: () => new Promise((resolve) => recipients.push(resolve)),
    nextEnd: () => new Promise((resolve) => ends.push(resolve)),
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function acceptAfter(until: Promise<unknown>, callback: () => void): Promise<void> {
  await until;
  callback();
}

function arrived(session: SMTPServerSession, raw: string, count: number): Arrived {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo[0]?.address ?? '',
    raw,
    isSecure: session.secure,
    usesUtf8: session.envelope.smtpUtf8 === true,
    reply: `250 2.0.0 Ok: queued as ${count + 1}`,
  };
}

const refusal = (reply: string): Error =>
  Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });
