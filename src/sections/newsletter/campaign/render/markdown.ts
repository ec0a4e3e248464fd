import { Marked, type Token, type Tokens } from 'marked';
import sanitize from 'sanitize-html';

const markdown = new Marked({ gfm: true, breaks: false });

/** The tokens of a text; links and images are among them wherever they stand. */
export const tokensOf = (body: string): readonly Token[] => markdown.lexer(body);

/** The addresses of links and images, in order. */
export function addressesIn(body: string): { readonly links: readonly string[]; readonly images: readonly string[] } {
  const links: string[] = [];
  const images: string[] = [];
  // It may walk in promises; this one does not.
  void markdown.walkTokens([...tokensOf(body)], (token) => {
    if (token.type === 'link') links.push((token as Tokens.Link).href);
    if (token.type === 'image') images.push((token as Tokens.Image).href);
  });
  // HTML within the text is cleaned, not refused; what it would show and lead to counts just as well.
  const html = markdown.parse(body, { async: false });
  for (const [, address = ''] of html.matchAll(/<img\b[^>]*?\bsrc\s*=\s*["']?([^"'\s>]+)/gi)) images.push(address);
  for (const [, address = ''] of html.matchAll(/<a\b[^>]*?\bhref\s*=\s*["']?([^"'\s>]+)/gi)) links.push(address);
  return { links: [...new Set(links)], images: [...new Set(images)] };
}

/** Safe HTML: no script, no style, no form, no frame, no attribute but those that text needs. */
export function safeHtml(body: string): string {
  return sanitize(markdown.parse(body, { async: false }), {
    allowedTags: [...blockTags, ...inlineTags],
    allowedAttributes: { a: ['href', 'title'], img: ['src', 'alt', 'title', 'width', 'height'], ol: ['start'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['https', 'http', 'cid'] },
    allowProtocolRelative: false,
  }).trim();
}

const blockTags = ['h1', 'h2', 'h3', 'h4', 'p', 'hr', 'ul', 'ol', 'li', 'blockquote', 'pre', 'table', 'thead', 'tbody'];
const inlineTags = ['tr', 'th', 'td', 'br', 'code', 'strong', 'em', 'del', 'sub', 'sup', 'a', 'img'];
