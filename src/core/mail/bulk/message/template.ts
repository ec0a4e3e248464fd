import { MailError } from '../../errors.ts';

export type Part = string | { readonly slot: string };

/** Takes a template apart at its declared slots; parts alternate freely, empty texts are left out. */
export function parse(template: string, slots: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  let text = '';
  // Every second piece is a name between braces.
  for (const [i, piece] of template.split(/\{\{\s*([\w.-]+)\s*\}\}/).entries()) {
    if (i % 2 === 0) text += piece;
    else if (slots.includes(piece)) {
      if (text !== '') parts.push(text);
      parts.push({ slot: piece });
      text = '';
    } else text += `{{${piece}}}`;
  }
  if (text !== '') parts.push(text);
  return parts;
}

export const hasSlots = (parts: readonly Part[]): boolean => parts.some((part) => typeof part !== 'string');

/** The value of a slot. A mail with a hole in it is not sent. */
export function valueOf(values: Readonly<Record<string, string>>, slot: string): string {
  const value = values[slot];
  if (value === undefined)
    throw new MailError(
      'mail/slot',
      `The slot ${slot} has no value for this recipient; nothing is sent. Give each slot one.`,
    );
  return value;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => escapes[character] ?? '') : text;
