import { Marked } from 'marked';

const markdown = new Marked({ gfm: true, breaks: false });

/** HTML as Markdown makes it, before anything is cleaned. */
export const htmlOfMarkdown = (body: string): string => withWidths(markdown.parse(body, { async: false }));

/** The blocks of a text, each with the HTML that is made of it. */
export const blocksOf = (body: string): readonly { readonly raw: string; readonly html: string }[] =>
  markdown.lexer(body).map((token) => ({ raw: token.raw, html: withWidths(markdown.parser([token])) }));

/** `![words](address "=300")`: Markdown has no other place for the width of a picture, in pixels. */
const withWidths = (html: string): string => html.replaceAll(/(<img\b[^>]*?) title="=(\d{1,4})"/g, '$1 width="$2"');
