import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Egress } from '../../egress/index.ts';
import type { Patience } from './patience.ts';
import type { SmtpServer } from './server.ts';

/** Where a connection leads, and by which gate. */
export interface Way {
  readonly server: SmtpServer;
  readonly patience: Patience;
  readonly egress: Egress;
}

/** One open connection to the server. */
export class SmtpLine {
  readonly #connection: SMTPConnection;
  #isOpen = true;
  #abandon: ((reason: Error) => void) | undefined;

  private constructor(connection: SMTPConnection) {
    this.#connection = connection;
    // An idle connection that the server ends is no failure; of one in use the library does not always tell its caller.
    const ended = (error?: unknown) => {
      this.#isOpen = false;
      this.#abandon?.(error instanceof Error ? error : closed('The server ended the connection.'));
    };
    connection.on('error', ended);
    connection.on('end', ended);
  }

  static async open({ server, patience, egress }: Way, signal: AbortSignal): Promise<SmtpLine> {
    const { host, port } = server;
    const socket = await egress.connect({ host, port, timeout: patience.connect.total('milliseconds'), signal });
    const connection = new SMTPConnection({
      host,
      port,
      // Opened by the gate; the library speaks on it.
      connection: socket,
      secure: server.secure,
      requireTLS: server.requireTls,
      connectionTimeout: patience.connect.total('milliseconds'),
      greetingTimeout: patience.connect.total('milliseconds'),
      socketTimeout: patience.reply.total('milliseconds'),
      ...(server.name === undefined ? {} : { name: server.name }),
      ...(server.tls && { tls: server.tls }),
    });
    const line = new SmtpLine(connection);
    const connected = Promise.withResolvers<void>();
    line.#abandon = connected.reject;
    const close = () => line.close();
    signal.addEventListener('abort', close, { once: true });
    connection.connect((error) => (error ? connected.reject(error) : connected.resolve()));
    try {
      await connected.promise;
      if (server.login) await line.#logIn(server.login);
      return line;
    } catch (error) {
      line.close();
      throw error;
    } finally {
      line.#abandon = undefined;
      signal.removeEventListener('abort', close);
    }
  }

  async #logIn(login: { readonly user: string; readonly pass: string }): Promise<void> {
    const done = Promise.withResolvers<void>();
    this.#abandon = done.reject;
    this.#connection.login({ credentials: login }, (error) => (error ? done.reject(error) : done.resolve()));
    await done.promise;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether the server offers an extension by its EHLO. The library knows, but does not say so in public. */
  offers(extension: string): boolean {
    const offered: unknown = Reflect.get(this.#connection, '_supportedExtensions');
    return Array.isArray(offered) && offered.includes(extension);
  }

  /** Sends one mail; `beforeEnd` has the last word after every byte but the final dot. Answers the server's reply. */
  async send(mail: Outgoing, beforeEnd: () => Promise<void>): Promise<string> {
    const sent = Promise.withResolvers<string>();
    this.#abandon = sent.reject;
    this.#connection.send(
      { from: mail.from, to: [mail.to], size: mail.raw.length, use8BitMime: true },
      Readable.from(withheld(mail.raw, beforeEnd), { objectMode: false }),
      (error, info) => (error ? sent.reject(error) : sent.resolve(info?.response ?? '')),
    );
    try {
      return await sent.promise;
    } finally {
      this.#abandon = undefined;
    }
  }

  /** Leaves politely. */
  quit(): void {
    if (this.#isOpen) this.#connection.quit();
    this.#isOpen = false;
  }

  /** Leaves at once: a mail whose end was not sent is thrown away by the server. */
  close(): void {
    this.#isOpen = false;
    this.#connection.close();
    this.#abandon?.(closed('The connection was closed on our side.'));
  }
}

export interface Outgoing {
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
}

/** The dot is written when the stream ends, and the stream does not end before `beforeEnd` has agreed. */
async function* withheld(raw: Buffer, beforeEnd: () => Promise<void>): AsyncGenerator<Buffer> {
  yield raw;
  await beforeEnd();
}

const closed = (sentence: string): Error => Object.assign(new Error(sentence), { code: 'ECLOSED' });
