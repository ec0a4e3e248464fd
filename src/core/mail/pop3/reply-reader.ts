/** An answer of the server. Where it has several lines they stand in `body`, as they were before they were stuffed. */
export interface Reply {
  readonly ok: boolean;
  readonly text: string;
  readonly body: Buffer;
}

/** What the next answer is to be read as: of its lines so many octets are kept, and the rest is read past. */
export interface Expected {
  readonly lines: boolean;
  readonly most: number;
}

export interface Heard {
  expected(): Expected | undefined;
  reply(reply: Reply): void;
  /** What came is no answer; nothing more is read. */
  junk(): void;
}

const lineBreak = Buffer.from('\r\n');
const dot = 0x2e;
/** A line without an end in so many octets is none of a mail that anybody could deliver. */
const longestLine = 1024 * 1024;

/**
 * Reads answers as they arrive, in whatever pieces (RFC 1939, section 3). Only CR LF ends a line: a message in which a
 * lone LF stands before a dot must not look like its own end.
 */
export class ReplyReader {
  readonly #heard: Heard;
  #rest: Buffer = Buffer.alloc(0);
  #status: string | undefined;
  #body: Buffer[] = [];
  #kept = 0;

  constructor(heard: Heard) {
    this.#heard = heard;
  }

  /** Whether the server has said something that was not asked for, or not to its end. */
  get isInside(): boolean {
    return this.#rest.length > 0 || this.#status !== undefined;
  }

  read(chunk: Buffer): void {
    const octets = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let start = 0;
    for (let end = octets.indexOf(lineBreak); end >= 0; end = octets.indexOf(lineBreak, start)) {
      const line = octets.subarray(start, end);
      start = end + lineBreak.length;
      this.#rest = octets.subarray(start);
      if (!this.#line(line)) return;
    }
    this.#rest = octets.subarray(start);
    if (this.#rest.length > longestLine) this.#heard.junk();
  }

  #line(line: Buffer): boolean {
    const expected = this.#heard.expected();
    if (!expected) return this.#junk();
    if (this.#status !== undefined) return this.#bodyLine(line, expected);
    const [, word, text = ''] = /^(\+OK|-ERR)(?: (.*))?$/i.exec(line.toString('latin1')) ?? [];
    if (word === undefined) return this.#junk();
    const ok = word.toUpperCase() === '+OK';
    if (ok && expected.lines) this.#status = text;
    else this.#heard.reply({ ok, text, body: Buffer.alloc(0) });
    return true;
  }

  #bodyLine(line: Buffer, { most }: Expected): boolean {
    if (line.length === 1 && line[0] === dot) {
      const [text, body] = [this.#status ?? '', Buffer.concat(this.#body).subarray(0, most)];
      [this.#status, this.#body, this.#kept] = [undefined, [], 0];
      this.#heard.reply({ ok: true, text, body });
      return true;
    }
    if (this.#kept >= most) return true;
    const plain = line[0] === dot ? line.subarray(1) : line;
    this.#body.push(plain, lineBreak);
    this.#kept += plain.length + lineBreak.length;
    return true;
  }

  #junk(): false {
    this.#heard.junk();
    return false;
  }
}
