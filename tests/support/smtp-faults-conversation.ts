import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Fault, Phase, Traits } from './smtp-faults-plan.ts';
import type { FaultyRecord } from './smtp-faults-record.ts';

/** Encryption without a certificate: what is tested is the dialogue, not who vouches for whom. */
export const anonymousTls = {
  ciphers: 'AECDH-AES256-SHA:@SECLEVEL=0',
  maxVersion: 'TLSv1.2',
  minVersion: 'TLSv1.2',
  rejectUnauthorized: false,
} as const;

/** One connection: reads lines in order, and answers each before it looks at the next. */
export class Conversation {
  readonly #faults: (phase: Phase) => Fault | undefined;
  readonly #traits: Traits;
  readonly #record: FaultyRecord;
  #socket: Socket;
  #read = Buffer.alloc(0);
  #more = Promise.withResolvers<boolean>();
  #to: string | undefined;
  #hasSender = false;
  #isNamed = false;
  #mails = 0;
  /** The mail that a lost connection leaves in the dark: its body was asked for, and its reply may not have arrived. */
  #dark: string | undefined;

  constructor(socket: Socket, faults: (phase: Phase) => Fault | undefined, traits: Traits, record: FaultyRecord) {
    this.#faults = faults;
    this.#traits = traits;
    this.#record = record;
    this.#socket = socket;
    this.#listen(socket);
  }

  async begin(): Promise<void> {
    if (this.#traits.implicitTls) await this.#secure();
    if (!(await this.#answer('greeting', '220 faulty.example ESMTP'))) return;
    for (;;) {
      const line = await this.#line();
      // Whoever hangs up without a word may not have heard the last reply, slow as it came.
      if (line === undefined) return this.#goDark();
      if (!(await this.#command(line))) return;
    }
  }

  async #command(line: string): Promise<boolean> {
    const verb = line.slice(0, 4).toUpperCase();
    switch (verb) {
      case 'EHLO':
        return await this.#answer('hello', this.#offers());
      case 'STAR':
        return await this.#encrypt();
      case 'AUTH':
        return await this.#signIn(line);
      case 'MAIL':
        return await this.#mail(line);
      case 'RCPT':
        return await this.#rcpt(line);
      case 'DATA':
        return await this.#data();
      case 'RSET':
        this.#isNamed = false;
        this.#hasSender = false;
        this.#to = undefined;
        this.#record.resets += 1;
        return await this.#answer('rset', '250 2.0.0 Reset');
      case 'QUIT':
        this.#socket.end('221 2.0.0 Bye\r\n');
        return false;
      default:
        // What should be a body and is taken for commands would be a client that lost its place.
        this.#record.strayLines.push(line);
        return await this.#say('500 5.5.2 What?');
    }
  }

  #offers(): string {
    const { pipelining, startTls, utf8, size, login } = this.#traits;
    const isEncrypted = this.#socket instanceof TLSSocket;
    const offers = [
      'faulty.example',
      ...(pipelining ? ['PIPELINING'] : []),
      ...(size === undefined ? [] : [`SIZE ${size}`]),
      ...(utf8 ? ['SMTPUTF8', '8BITMIME'] : []),
      ...(startTls && !isEncrypted ? ['STARTTLS'] : []),
      ...(login ? [`AUTH ${login}`] : []),
      'ENHANCEDSTATUSCODES',
    ];
    return offers.map((offer, i) => `250${i === offers.length - 1 ? ' ' : '-'}${offer}`).join('\r\n');
  }

  async #encrypt(): Promise<boolean> {
    if (!(await this.#answer('starttls', '220 2.0.0 Go on'))) return false;
    await this.#secure();
    return true;
  }

  async #secure(): Promise<void> {
    const plain = this.#socket;
    plain.removeAllListeners('data');
    plain.pause();
    if (this.#traits.saysTooMuch !== '') plain.write(this.#traits.saysTooMuch);
    await this.#traits.tlsBegins;
    this.#socket = new TLSSocket(plain, { isServer: true, ...anonymousTls, ecdhCurve: 'P-256' });
    this.#socket.on('error', () => {});
    this.#listen(this.#socket);
  }

  async #signIn(line: string): Promise<boolean> {
    const said = [line.slice(5)];
    if (line === 'AUTH LOGIN')
      for (const question of ['VXNlcm5hbWU6', 'UGFzc3dvcmQ6']) {
        await this.#say(`334 ${question}`);
        said.push((await this.#line()) ?? '');
      }
    this.#record.signIns.push(said);
    return await this.#answer('signin', '235 2.7.0 Welcome');
  }

  async #mail(line: string): Promise<boolean> {
    this.#record.mailLines.push(line);
    // Tests send mails from the address to which they go, so a refusal belongs to somebody before RCPT.
    this.#to = /<(.*)>/.exec(line)?.[1] ?? '';
    this.#mails += 1;
    if (this.#mails > this.#traits.mailsPerConnection) return await this.#end(this.#traits.farewell);
    this.#hasSender = false;
    return await this.#answer('mail', '250 2.1.0 Ok', () => (this.#hasSender = true));
  }

  async #rcpt(line: string): Promise<boolean> {
    this.#to = /<(.*)>/.exec(line)?.[1] ?? '';
    this.#record.named.push(this.#to);
    this.#isNamed = false;
    if (!this.#hasSender) return await this.#say('503 5.5.1 MAIL first');
    return await this.#answer('rcpt', '250 2.1.5 Ok', () => (this.#isNamed = true));
  }

  async #data(): Promise<boolean> {
    if (!this.#isNamed && !(this.#hasSender && this.#traits.asksForEmptyMail))
      return await this.#say('554 5.5.1 No valid recipients');
    const isReal = this.#isNamed;
    let asked = false;
    const goesOn = await this.#answer('data', '354 Go on', () => {
      asked = true;
      if (isReal) this.#dark = this.#to;
      if (isReal) this.#record.asked(this.#to ?? '');
    });
    if (!goesOn || !asked) return goesOn;
    if (isReal && !(await this.#fails('body'))) return false;
    const body = await this.#body();
    if (body === undefined) return false;
    if (!isReal) {
      this.#record.emptyMails.push(body);
      return await this.#say('554 5.5.1 No valid recipients');
    }
    return await this.#ended(body);
  }

  async #ended(body: string): Promise<boolean> {
    const to = this.#to ?? '';
    this.#isNamed = false;
    this.#hasSender = false;
    return await this.#answer('dot', '250 2.0.0 Ok: kept', () => this.#record.keep(to, body));
  }

  /** Says yes, or what the fault says; `yes` happens before the word is spoken. Answers whether to go on. */
  async #answer(phase: Phase, reply: string, yes: () => unknown = () => {}): Promise<boolean> {
    const fault = this.#faults(phase);
    switch (fault?.kind) {
      case undefined:
        yes();
        return await this.#say(reply);
      case 'reply':
        this.#record.said(this.#to, fault.reply);
        return fault.reply.startsWith('421') ? await this.#end(fault.reply) : await this.#say(fault.reply);
      case 'lines': {
        yes();
        const code = reply.slice(0, 3);
        return await this.#say(reply.includes('\r\n') ? reply : `${code}-one\r\n${code}-\r\n${reply}`);
      }
      case 'half':
        if (fault.keeps) yes();
        this.#goDark();
        this.#socket.write(reply.slice(0, fault.octets));
        return fault.stays ? this.#hang() : this.#drop();
      case 'junk':
        if (fault.keeps) yes();
        this.#goDark();
        return await this.#say('<html>I am no mail server</html>');
      case 'drop':
        if (fault.keeps) yes();
        this.#goDark();
        return this.#drop();
      case 'stall':
        if (fault.keeps) yes();
        this.#goDark();
        return this.#hang();
      case 'yes-and-drop':
        yes();
        this.#goDark();
        await this.#say(reply);
        return this.#drop();
      default:
        return fault satisfies never;
    }
  }

  /** Something that happens without an answer being due. */
  async #fails(phase: Phase): Promise<boolean> {
    const fault = this.#faults(phase);
    if (fault === undefined || fault.kind === 'lines') return true;
    if (fault.kind === 'reply') {
      this.#record.said(this.#to, fault.reply);
      // Nobody may refuse here and go on: what comes would be read as commands.
      return await this.#end(fault.reply);
    }
    this.#goDark();
    return fault.kind === 'stall' ? this.#hang() : this.#drop();
  }

  #goDark(): void {
    if (this.#dark !== undefined) this.#record.dark.add(this.#dark);
  }

  async #say(reply: string): Promise<boolean> {
    if (this.#traits.byOctet)
      for (const octet of `${reply}\r\n`) {
        this.#socket.write(octet);
        await new Promise(setImmediate);
      }
    else this.#socket.write(`${reply}\r\n`);
    return !this.#socket.destroyed;
  }

  async #end(reply: string): Promise<false> {
    this.#goDark();
    this.#socket.end(`${reply}\r\n`);
    return false;
  }

  #drop(): false {
    this.#socket.destroy();
    return false;
  }

  /** Neither answers nor hangs up. */
  #hang(): false {
    this.#socket.removeAllListeners('data');
    this.#socket.resume();
    return false;
  }

  #listen(socket: Socket): void {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      this.#read = Buffer.concat([this.#read, chunk]);
      if (chunk.length < 1000) this.#record.heard(chunk.toString('utf8'));
      this.#more.resolve(true);
    });
    socket.on('close', () => this.#more.resolve(false));
  }

  async #line(): Promise<string | undefined> {
    return await this.#until('\r\n', '');
  }

  async #body(): Promise<string | undefined> {
    const empty = await this.#peek(3);
    if (empty === undefined) return undefined;
    return empty === '.\r\n' ? await this.#until('.\r\n', '') : await this.#until('\r\n.\r\n', '\r\n');
  }

  async #until(mark: string, keeps: string): Promise<string | undefined> {
    for (;;) {
      const at = this.#read.indexOf(mark);
      if (at >= 0) {
        const found = this.#read.subarray(0, at).toString('utf8') + keeps;
        this.#read = this.#read.subarray(at + mark.length);
        return found;
      }
      if (!(await this.#wait())) return undefined;
    }
  }

  async #peek(octets: number): Promise<string | undefined> {
    while (this.#read.length < octets) if (!(await this.#wait())) return undefined;
    return this.#read.subarray(0, octets).toString('latin1');
  }

  async #wait(): Promise<boolean> {
    const isThere = await this.#more.promise;
    if (isThere) this.#more = Promise.withResolvers();
    return isThere;
  }
}
