import type { Child } from 'hono/jsx';
import { typeset } from '../../policy/index.ts';

/** The marks within a line: code, strong, emphasis, links, bare addresses in angle brackets, a hard break. */
const marks =
  /`(?<code>[^`]+)`|\*\*(?<strong>.+?)\*\*|\*(?<em>[^*\s][^*]*?)\*|\[(?<label>[^\]]+)\]\((?<target>[^)\s]+)\)|<(?<bare>(?:https?:|mailto:)[^>\s]+)>|(?<br><br\s*\/?>)|\\(?<plain>[\\`*_{}[\]()#+.!|<>-])/g;

export const hasMarks = (text: string): boolean => text.search(marks) >= 0;

export function inline(text: string): Child {
  const parts: Child[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    parts.push(typeset(text.slice(from, match.index)), marked(match.groups ?? {}, match[0]));
    from = match.index + match[0].length;
  }
  return <>{[...parts, typeset(text.slice(from))]}</>;
}

function marked(groups: Readonly<Record<string, string | undefined>>, whole: string): Child {
  const { code, strong, em, label, target, bare, br, plain } = groups;
  if (code !== undefined) return <code>{code}</code>;
  if (strong !== undefined) return <strong>{inline(strong)}</strong>;
  if (em !== undefined) return <em>{inline(em)}</em>;
  if (label !== undefined && target !== undefined) return link(target, label);
  if (bare !== undefined) return link(bare, bare.replace(/^mailto:/, ''));
  if (br !== undefined) return <br />;
  return plain ?? whole;
}

// Anything but these would be a script or a surprise.
const harmless = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i;

const link = (target: string, label: string): Child =>
  harmless.test(target) ? <a href={target}>{inline(label)}</a> : label;
