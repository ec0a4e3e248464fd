// The visual mode's Markdown, read and written, against what the mail itself makes of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyHtml } from '../../src/sections/newsletter/campaign/render/body.ts';

type Blocks = readonly { readonly type: string; readonly runs?: readonly object[] }[];

const script = (name: string) =>
  new URL(`../../src/sections/newsletter/campaign/browser/${name}`, import.meta.url).href;
const { readMarkdown } = (await import(script('markdown-read.js'))) as {
  readonly readMarkdown: (text: string) => Blocks | undefined;
};
const { writeMarkdown } = (await import(script('markdown-write.js'))) as {
  readonly writeMarkdown: (blocks: Blocks) => string;
};

const again = (text: string): string => {
  const blocks = readMarkdown(text);
  assert.ok(blocks, `not shown: ${text}`);
  return writeMarkdown(blocks);
};

const offered = [
  '# Eins\n\n## Zwei\n\n### Drei\n\n#### Vier',
  'Ein **fettes** und ein *kursives* und ein ***beides***.',
  '**fett mit *kursiv* darin** und *kursiv mit **fett** darin*',
  '**fett**, *kursiv*; [Link](https://example.org/a_b?c=1&d=2) und [**fetter** Link](mailto:a@example.org)',
  '**fett um [einen Link](https://example.org) herum**',
  '- eins\n- **zwei**\n- drei',
  '1. eins\n2. zwei',
  '4. vier\n5. fünf',
  '- eins\n\n- zwei',
  '> Zitat\n>\n> und weiter',
  'oben\n\n---\n\nunten',
  '![Ein Punkt](cid:Ein-Bild.png)\n\n![](/newsletter/pictures/a.png)',
  'Hallo {{email}}, {{ email|Sie }} und **{{confirmed|lange}}**',
  'Zeile eins\\\nZeile zwei',
  'Ein Stern \\* und \\[Klammern\\], 2 \\* 3, \\# nichts, a_b_c, \\_so\\_',
  '1\\. kein Punkt\n\n\\- auch nicht\n\n\\> kein Zitat',
];

for (const text of offered)
  test(`comes back as it was: ${JSON.stringify(text)}`, () => {
    assert.equal(again(text), text);
  });

const otherWays = [
  'Zeile  \nZeile',
  '* eins\n* zwei',
  '__fett__ und _kursiv_',
  'Zeile\nweiter\n- eins\n- zwei\n  weiter',
  '## Mit Ende ##',
  'snake_case und 3 * 4 und a & b!',
  '1) eins\n2) zwei',
  '> a\n> b',
  'siehe https://example.org/~user/a_b und x@example.org',
];

for (const text of otherWays)
  test(`says the same in the mail: ${JSON.stringify(text)}`, () => {
    const spaced = (html: string) =>
      html
        .replace(/\s*\n\s*/g, ' ')
        .replaceAll('<br />', ' <br /> ')
        .replace(/ +/g, ' ');
    assert.equal(spaced(bodyHtml({ body: again(text) })), spaced(bodyHtml({ body: text })));
    assert.equal(again(again(text)), again(text));
  });

for (const text of [
  '| a | b |\n| - | - |\n| 1 | 2 |',
  '<div>roh</div>',
  'ein `code`',
  '```\ncode\n```',
  '    code',
  '- eins\n  - darin',
  '- eins\n\n  weiter',
  '~~weg~~',
  '> - Liste im Zitat',
  'Titel\n=====',
  '[x][y]\n\n[y]: https://example.org',
  '[x](https://example.org "Titel")',
  'a &amp; b',
  '- [ ] Aufgabe',
  '##### fünf',
])
  test(`is left to Markdown: ${JSON.stringify(text)}`, () => {
    assert.equal(readMarkdown(text), undefined);
  });

let seed = 7;
const below = (limit: number): number => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * limit);
};
const said = (html: string): string =>
  [['&lt;', '<'] as const, ['&gt;', '>'] as const, ['&quot;', '"'] as const, ['&amp;', '&'] as const]
    .reduce((text, [from, to]) => text.replaceAll(from, to), html.replace(/<[^>]+>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
const run = (text: string, marks: { readonly bold?: boolean; readonly italic?: boolean } = {}) => ({
  kind: 'text',
  text,
  address: '',
  bold: false,
  italic: false,
  href: '',
  ...marks,
});

test('any signs that are typed are words in the mail and in the editor, and no marks', () => {
  const signs = 'a|b| | |.|*|_|[|]|(|)|!|#|-|1. |>|<b|&amp;|`|\\|~|=|ä|+|:'.split('|').concat('|');
  for (let round = 0; round < 2000; round++) {
    const text = Array.from({ length: 1 + below(8) }, () => signs[below(signs.length)]).join('');
    const written = writeMarkdown([{ type: 'paragraph', runs: [run(text)] }]);
    const expected = text.replace(/\s+/g, ' ').trim();
    assert.equal(said(bodyHtml({ body: written })), expected, JSON.stringify(written));
    const [block] = readMarkdown(written) ?? [];
    const read = (block?.runs ?? []) as readonly { readonly text: string }[];
    assert.equal(
      read
        .map((one) => one.text)
        .join('')
        .replace(/\s+/g, ' '),
      expected,
      JSON.stringify(written),
    );
  }
});

test('any marks on words are read back as they were, by the mail too', () => {
  for (let round = 0; round < 2000; round++) {
    const runs = Array.from({ length: 1 + below(5) }, (_, at) =>
      run(`${at > 0 ? ' ' : ''}${['wort', 'zwei worte', 'ende.', '„so“'][below(4)]}`, {
        bold: below(2) === 0,
        italic: below(3) === 0,
      }),
    );
    const written = writeMarkdown([{ type: 'paragraph', runs }]);
    const html = bodyHtml({ body: written });
    assert.equal(said(html), runs.map(({ text }) => text).join(''), JSON.stringify(written));
    assert.equal(again(written), written);
  }
});
