import sanitize from 'sanitize-html';

const blockTags = ['h1', 'h2', 'h3', 'h4', 'p', 'hr', 'ul', 'ol', 'li', 'blockquote', 'pre', 'div', 'figure'];
const tableTags = ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];
const inlineTags = [
  'br',
  'code',
  'strong',
  'em',
  'u',
  's',
  'del',
  'small',
  'sub',
  'sup',
  'span',
  'a',
  'img',
  'figcaption',
];

const align = { name: 'align', multiple: false, values: ['left', 'center', 'right'] };
const cell = [align, 'colspan', 'rowspan'];

/** The one list of what a mail may hold, however its body is written. */
const rules: sanitize.IOptions = {
  allowedTags: [...blockTags, ...tableTags, ...inlineTags],
  allowedAttributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    ol: ['start'],
    th: cell,
    td: cell,
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['https', 'http', 'cid'] },
  allowProtocolRelative: false,
  // Other names for the same thing.
  transformTags: { b: 'strong', i: 'em', strike: 's', h5: 'h4', h6: 'h4' },
};

/** Safe HTML: no script, no style, no form, no frame, no attribute but those that text needs. */
export const clean = (html: string): string => sanitize(html, rules).trim();
