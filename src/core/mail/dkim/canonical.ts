/** A header field as it stands in the mail, folds included. Bytes are read as latin1, so none is lost. */
export interface Field {
  readonly name: string;
  readonly line: string;
}

/** Takes a mail apart at the first empty line. */
export function parted(raw: Buffer): { readonly fields: readonly Field[]; readonly body: string } {
  const text = raw.toString('latin1');
  const gap = text.indexOf('\r\n\r\n');
  const head = gap < 0 ? text : text.slice(0, gap);
  const fields = head
    .split(/\r\n(?![ \t])/)
    .map((line) => ({ name: line.slice(0, line.indexOf(':')).trim().toLowerCase(), line }));
  return { fields, body: gap < 0 ? '' : text.slice(gap + 4) };
}

/** RFC 6376, section 3.4.2: unfolded, white space run together. */
export function relaxedField({ name, line }: Field): string {
  const value = line.slice(line.indexOf(':') + 1);
  return `${name}:${value
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/^ | $/g, '')}`;
}

/** RFC 6376, section 3.4.4: white space run together, none at the end of a line, no empty lines at the end. */
export function relaxedBody(body: string): string {
  const text = body
    .replace(/[ \t]+/g, ' ')
    .replace(/ (?=\r\n|$)/g, '')
    .replace(/(?:\r\n)*$/, '');
  return text === '' ? '' : `${text}\r\n`;
}
