import { Parser } from 'htmlparser2';
import type { Draft } from '../campaign.ts';
import { clean } from './clean.ts';
import { blocksOf } from './markdown.ts';

/** Something that an author wrote and the mail does not hold. */
export interface Removed {
  /** The line of the body, from 1. */
  readonly line: number;
  /** As it was written: `<script>`, or `style="color:red"` with the tag that keeps its place without it. */
  readonly what: string;
}

/** All that cleaning takes out of a body, in order: nothing is lost unseen. */
export function removedFrom({ body, format }: Pick<Draft, 'body' | 'format'>): readonly Removed[] {
  if (format === 'html') return removedFromHtml(body).map(({ line, what }) => ({ line, what }));
  let above = 0;
  return blocksOf(body).flatMap(({ raw, html }) => {
    const first = above;
    above += lineFeeds(raw);
    return removedFromHtml(html).map(({ line, what, tag }) => {
      // In words of Markdown the tag stands where its author put it, or has none of its own.
      const at = raw.indexOf(tag);
      return { line: first + (html === raw ? line : 1 + (at < 0 ? 0 : lineFeeds(raw.slice(0, at)))), what };
    });
  });
}

interface Found extends Removed {
  /** The tag as it stands in the source. */
  readonly tag: string;
}

// Their content goes with them.
const whole = new Set(['script', 'style', 'textarea', 'option', 'noscript', 'xmp']);
const shown = 60;

function removedFromHtml(html: string): readonly Found[] {
  const found: Found[] = [];
  let inside = '';
  const here = () => html.slice(parser.startIndex, parser.endIndex + 1);
  const note = (what: string) => {
    const tag = here();
    const brief = what.replaceAll(/\s+/g, ' ');
    found.push({
      line: 1 + lineFeeds(html.slice(0, parser.startIndex)),
      what: brief.length > shown ? `${brief.slice(0, shown)}…` : brief,
      tag,
    });
  };
  const parser = new Parser({
    onopentag: (name, attributes, isImplied) => {
      if (inside || isImplied) return;
      const kept = keptOf(here());
      if (kept === undefined) note(whole.has(name) ? `<${name}>…</${name}>` : `<${name}>`);
      else
        for (const [attribute, value] of Object.entries(attributes))
          if (kept[attribute] === undefined) note(`<${name} ${attribute}="${value}">`);
      if (kept === undefined && whole.has(name)) inside = name;
    },
    onclosetag: (name) => {
      if (name === inside) inside = '';
    },
    oncomment: (words) => {
      if (!inside) note(`<!--${words}-->`);
    },
    onprocessinginstruction: (_name, words) => {
      note(`<${words}>`);
    },
  });
  parser.end(html);
  return found;
}

/** The attributes that cleaning leaves to a tag; undefined where the tag itself goes. Asked of the cleaning, so both agree. */
function keptOf(tag: string): Readonly<Record<string, string>> | undefined {
  let kept: Readonly<Record<string, string>> | undefined;
  const parser = new Parser({
    onopentag: (_name, attributes) => {
      kept ??= attributes;
    },
  });
  parser.end(clean(tag));
  return kept;
}

const lineFeeds = (text: string): number => text.split('\n').length - 1;
