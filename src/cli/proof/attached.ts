import { inflateSync } from 'node:zlib';

const begin = Buffer.from('{"document":');

/** The signed document that lies in a PDF as an attachment, as text; undefined where there is none. */
export function attachedDocument(pdf: Buffer): string | undefined {
  const text = pdf.toString('latin1');
  for (const { index } of text.matchAll(/\/Type \/EmbeddedFile\b/g)) {
    const found = contentOf(pdf, text, index);
    if (found?.subarray(0, begin.length).equals(begin)) return found.toString('utf8');
  }
  return undefined;
}

/** ISO 32000-1, 7.3.8: after the dictionary comes `stream`, a line end, and as many bytes as the dictionary says. */
function contentOf(pdf: Buffer, text: string, from: number): Buffer | undefined {
  const [head = '', length = ''] =
    /^[^]*?\/Length (\d+)[^]*?>>\s*stream\r?\n/.exec(text.slice(from, from + 2000)) ?? [];
  if (head === '') return undefined;
  const start = from + head.length;
  const content = pdf.subarray(start, start + Number(length));
  if (!head.includes('/FlateDecode')) return content;
  try {
    return inflateSync(content);
  } catch {
    return undefined;
  }
}
