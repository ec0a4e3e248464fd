import { Parser } from 'htmlparser2';
import type { Draft } from '../campaign.ts';
import { clean } from './clean.ts';
import { htmlOfMarkdown } from './markdown.ts';

/** The body of an issue, however it is written. */
export type Body = Pick<Draft, 'body' | 'format'>;

const htmlOf = ({ body, format }: Body): string => (format === 'html' ? body : htmlOfMarkdown(body));

/** The body as safe HTML. */
export const bodyHtml = (of: Body): string => clean(htmlOf(of));

export interface Addresses {
  readonly links: readonly string[];
  readonly images: readonly string[];
}

/** The addresses of links and images, in order; also of those that cleaning would take out. */
export function addressesIn(of: Body): Addresses {
  const [links, images] = [new Set<string>(), new Set<string>()];
  const parser = new Parser({
    onopentag: (name, { href, src }) => {
      if (name === 'a' && href !== undefined) links.add(href);
      if (name === 'img' && src !== undefined) images.add(src);
    },
  });
  parser.end(htmlOf(of));
  return { links: [...links], images: [...images] };
}
