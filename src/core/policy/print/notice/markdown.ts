import type { Policy } from '../../policy.ts';
import type { Language } from '../../text.ts';
import {
  type Chapter,
  type ClassCard,
  type NoticeOptions,
  noticeView,
  type PassageView,
  type Register,
} from './view.ts';

/** The notice as Markdown: what is archived with each version and what the command line prints. */
export function noticeMarkdown(policy: Policy, language: Language, options: NoticeOptions): string {
  const view = noticeView(policy, language, options);
  const contents = view.chapters.map(({ number, heading, id }) => `${number}. [${heading}](#${id})`);
  const blocks = [
    `# ${view.title}`,
    [view.controller, view.asOf, ...(view.checksum ? [view.checksum] : [])].join(' · '),
    view.aboutIds,
    `## ${view.contentsTitle}`,
    contents.join('\n'),
    ...view.chapters.flatMap(chapter),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const chapter = ({ id, number, heading, notYet, passages, registers, classes }: Chapter): readonly string[] => [
  `<a id="${id}"></a>\n\n## ${number}. ${heading}`,
  ...(notYet ? [`> ${notYet}`] : []),
  ...passages.flatMap(passage),
  ...registers.map(table),
  ...classes.map(card),
];

function passage({ heading, text, promises, prominent }: PassageView): readonly string[] {
  const marked = promises.length > 0 ? `${text} (${promises.join(', ')})` : text;
  if (prominent) return [[...(heading ? [`> **${heading}**`, '>'] : []), `> ${marked}`].join('\n')];
  return [...(heading ? [`### ${heading}`] : []), marked];
}

const table = ({ caption, head, rows }: Register): string =>
  [
    `### ${caption}`,
    '',
    `| ${head.join(' | ')} |`,
    `|${head.map(() => ' --- |').join('')}`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n');

// Names of cookies hold underscores, which would be read as emphasis.
const cell = (text: string): string => (text.includes('__') ? `\`${text}\`` : text.replaceAll('|', '\\|'));

const card = ({ title, rows }: ClassCard): string =>
  [
    `### ${title}`,
    '',
    ...rows.flatMap(({ term, lines }) =>
      lines.length === 1 ? [`- **${term}:** ${lines[0]}`] : [`- **${term}:**`, ...lines.map((line) => `  - ${line}`)],
    ),
  ].join('\n');
