import type { Policy } from '../../policy.ts';
import type { Language } from '../../text.ts';
import { escapeHtml, inline } from './typeset.ts';
import {
  type Chapter,
  type ClassCard,
  type NoticeOptions,
  noticeView,
  type PassageView,
  type Register,
} from './view.ts';

/** The notice as one semantic fragment that needs nothing from anywhere: for print, mail and the command line. */
export function noticeHtml(policy: Policy, language: Language, options: NoticeOptions): string {
  const view = noticeView(policy, language, options);
  const facts = [view.controller, view.asOf, ...(view.checksum ? [view.checksum] : [])];
  return [
    `<article class="notice" lang="${language}">`,
    `<header><h1>${escapeHtml(view.title)}</h1>`,
    `<p>${facts.map(escapeHtml).join(' · ')}</p><p>${escapeHtml(view.aboutIds)}</p></header>`,
    `<nav aria-labelledby="contents"><h2 id="contents">${escapeHtml(view.contentsTitle)}</h2><ol>`,
    ...view.chapters.map(({ id, heading }) => `<li><a href="#${id}">${escapeHtml(heading)}</a></li>`),
    '</ol></nav>',
    ...view.chapters.map(chapter),
    '</article>',
  ].join('\n');
}

const chapter = ({ id, number, heading, notYet, passages, registers, classes }: Chapter): string =>
  [
    `<section id="${id}" aria-labelledby="${id}-heading">`,
    `<h2 id="${id}-heading">${number}. ${escapeHtml(heading)}</h2>`,
    ...(notYet ? [`<p role="note"><strong>${escapeHtml(notYet)}</strong></p>`] : []),
    ...passages.map(passage),
    ...registers.map(table),
    ...classes.map(card),
    '</section>',
  ].join('\n');

function passage({ heading, html, promises, prominent }: PassageView): string {
  const title = heading ? `<h3>${escapeHtml(heading)}</h3>` : '';
  const ids = promises.length > 0 ? ` <small>${promises.join(', ')}</small>` : '';
  const body = `${title}<p>${html}${ids}</p>`;
  return prominent ? `<aside class="prominent">${body}</aside>` : body;
}

const table = ({ caption, head, rows }: Register): string =>
  [
    `<table><caption>${escapeHtml(caption)}</caption>`,
    `<thead><tr>${head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.map(row).join('')}</tbody></table>`,
  ].join('\n');

const row = ([first, ...others]: readonly string[]): string =>
  `<tr><th scope="row">${escapeHtml(first ?? '')}</th>${others.map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`;

const card = ({ title, rows }: ClassCard): string =>
  [
    `<h3>${escapeHtml(title)}</h3><dl>`,
    ...rows.map(
      ({ term, lines }) => `<dt>${escapeHtml(term)}</dt>${lines.map((line) => `<dd>${inline(line)}</dd>`).join('')}`,
    ),
    '</dl>',
  ].join('\n');
