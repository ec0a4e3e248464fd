/** One whole reply; the lines of a long one are joined by line breaks, without their codes. */
export interface Reply {
  readonly code: number;
  readonly text: string;
}

const longestLine = 4096;
const mostLines = 256;
const [carriageReturn, zero, hyphen, space] = [0x0d, 0x30, 0x2d, 0x20];

/**
 * Reads replies as they arrive, in whatever pieces. `onReply` answers whether to go on reading; `onJunk` hears of what is
 * no reply, after which nothing more is read. Bytes are read as latin1, so none is lost: see `wordsOf`.
 */
export class ReplyReader {
  readonly #onReply: (code: number, text: string) => boolean;
  readonly #onJunk: () => void;
  #rest = '';
  #code = 0;
  #lines: string[] = [];

  constructor(onReply: (code: number, text: string) => boolean, onJunk: () => void) {
    this.#onReply = onReply;
    this.#onJunk = onJunk;
  }

  /** Whether the server has begun something that it has not finished. */
  get isInside(): boolean {
    return this.#rest !== '' || this.#lines.length > 0;
  }

  read(chunk: Buffer): void {
    const text = this.#rest + chunk.toString('latin1');
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const from = start;
      start = end + 1;
      // Whatever is left stays readable for the question whether there was more.
      this.#rest = text.slice(start);
      if (!this.#line(text, from, end)) return;
    }
    this.#rest = text.slice(start);
    if (this.#rest.length > longestLine) this.#onJunk();
  }

  #line(text: string, start: number, newlineAt: number): boolean {
    const end = newlineAt > start && text.charCodeAt(newlineAt - 1) === carriageReturn ? newlineAt - 1 : newlineAt;
    const code = codeAt(text, start, end);
    const separator = end - start === 3 ? space : text.charCodeAt(start + 3);
    const isWhole = code >= 200 && code < 600 && (separator === space || separator === hyphen);
    if (!isWhole || (this.#lines.length > 0 && code !== this.#code) || this.#lines.length >= mostLines) {
      this.#onJunk();
      return false;
    }
    const words = text.slice(Math.min(start + 4, end), end);
    if (separator === hyphen) {
      this.#code = code;
      this.#lines.push(words);
      return true;
    }
    if (this.#lines.length === 0) return this.#onReply(code, words);
    const lines = [...this.#lines, words];
    this.#lines = [];
    return this.#onReply(code, lines.join('\n'));
  }
}

function codeAt(text: string, start: number, end: number): number {
  if (end - start < 3) return -1;
  const [a, b, c] = [
    text.charCodeAt(start) - zero,
    text.charCodeAt(start + 1) - zero,
    text.charCodeAt(start + 2) - zero,
  ];
  return a >= 0 && a <= 9 && b >= 0 && b <= 9 && c >= 0 && c <= 9 ? a * 100 + b * 10 + c : -1;
}

const longestWords = 1000;

/** The reply as one line of text, as logs and staff read it. */
export function wordsOf(code: number, text: string): string {
  const isPlain = /^[\x20-\x7e]*$/.test(text);
  const words = isPlain
    ? text
    : Buffer.from(text, 'latin1')
        .toString('utf8')
        .replace(/[\p{Cc}\s]+/gu, ' ');
  return `${code} ${words}`.slice(0, longestWords);
}
