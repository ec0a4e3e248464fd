import type { Language } from '../../../core/policy/index.ts';
import { issuePath, publicBody } from './body.ts';
import type { PublicIssue } from './read.ts';

interface Feed {
  readonly title: string;
  readonly description: string;
  readonly language: Language;
  /** The site's address with the prefix of the language. */
  readonly base: string;
  /** Without it: what is loaded by an issue has the same address in every language. */
  readonly origin: string;
  readonly issues: readonly PublicIssue[];
}

/** The archive as RSS 2.0: the whole text of each issue, so that a reader of feeds needs no visit. */
export function feed({ title, description, language, base, origin, issues }: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    element('title', title),
    element('link', `${base}/newsletter/archive`),
    `<atom:link href="${escaped(`${base}/newsletter/archive.xml`)}" rel="self" type="application/rss+xml"/>`,
    element('description', description),
    element('language', language),
    ...issues.map((issue) => item(issue, base, origin)),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

const item = ({ id, sentAt, content }: PublicIssue, base: string, origin: string): string =>
  [
    '<item>',
    element('title', content.draft.subject),
    element('link', base + issuePath(id)),
    `<guid isPermaLink="false">${id}</guid>`,
    element('pubDate', rfc822(sentAt)),
    element('category', content.draft.topic),
    element('description', publicBody(id, content, origin)),
    '</item>',
  ].join('\n');

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Control characters other than tab and line ends are no XML, escaped or not. */
const escaped = (text: string): string =>
  text.replaceAll(/(?![\t\n\r])\p{Cc}|\uFFFE|\uFFFF/gu, '').replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? mark);

/** "Mon, 23 Nov 2026 11:00:00 GMT". */
const rfc822 = (at: Temporal.Instant): string => new Date(at.epochMilliseconds).toUTCString();
