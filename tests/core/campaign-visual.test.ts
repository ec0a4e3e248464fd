// The visual mode's Markdown, read and written, against what the mail itself makes of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Node, parse, TextNode } from 'node-html-parser';
import { bodyHtml, removedFrom } from '../../src/sections/newsletter/campaign/index.ts';
import { fieldsIn } from '../../src/sections/newsletter/campaign/render/fields.ts';

type Blocks = readonly { readonly type: string; readonly runs?: readonly object[] }[];

const script = (name: string) =>
  new URL(`../../src/sections/newsletter/campaign/browser/${name}`, import.meta.url).href;
const { readMarkdown } = (await import(script('markdown/read.js'))) as {
  readonly readMarkdown: (text: string) => Blocks | undefined;
};
const { writeMarkdown } = (await import(script('markdown/write.js'))) as {
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
  '- eins\n  - darin\n    1. tiefer\n    2. noch\n  - **wieder**\n- zwei',
  '1. eins\n   - darin\n2. zwei',
  '| a | b |\n| --- | --- |\n| 1 | **2** |',
  '| Was | Wie viel | Mitte |\n| :-- | --: | :-: |\n| ein \\| Strich | 3 | ![Punkt](cid:p.png "=20") |\n|  | 4 |  |',
  '![Ein Bild](cid:bild.png "=300") und ![](cid:schmuck.png)',
  'Zu**sammen**<em>gesetzt</em>',
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
  '| a | b |\n| - | - |\n| 1 | 2 | 3 |',
  '- eins\n\n  - darin\n\n- zwei',
  '- eins\n 1. daneben',
  '*a <em>b* c</em>',
  '<div>roh</div>',
  'ein `code`',
  '```\ncode\n```',
  '    code',
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
  width: 0,
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

/** Each sign that a reader sees, with whether it is bold and italic. */
function seenIn(html: string): readonly string[] {
  const walk = (node: Node, marks: string): readonly string[] => {
    if (node instanceof TextNode)
      return Array.from(node.text)
        .filter((sign) => !/\s/.test(sign))
        .map((sign) => sign + marks);
    const name = node.rawTagName;
    const next = (marks + (name === 'strong' ? 'b' : name === 'em' ? 'i' : '')).split('').toSorted();
    return node.childNodes.flatMap((child) => walk(child, [...new Set(next)].join('')));
  };
  return walk(parse(html), '');
}

test('any marks on any words are what the mail shows, also within a word, and are read back as they were', () => {
  const words = ['wort', 'zwei worte', 'ende.', '„so“', ' ', '(a)', 'x', '*', '5'];
  for (let round = 0; round < 3000; round++) {
    const runs = Array.from({ length: 1 + below(6) }, () =>
      run(`${below(3) === 0 ? ' ' : ''}${words[below(words.length)]}`, {
        bold: below(2) === 0,
        italic: below(3) === 0,
      }),
    );
    const written = writeMarkdown([{ type: 'paragraph', runs }]);
    const wanted = runs.flatMap(({ text, bold, italic }) =>
      Array.from(text)
        .filter((sign) => sign !== ' ')
        .map((sign) => sign + (bold ? 'b' : '') + (italic ? 'i' : '')),
    );
    assert.deepEqual(seenIn(bodyHtml({ body: written })), wanted, JSON.stringify(written));
    if (wanted.length > 0) assert.equal(again(written), written);
  }
});

const inline = (): readonly object[] =>
  Array.from({ length: 1 + below(3) }, (_, at) => {
    const kind = below(6);
    const marks = { bold: below(3) === 0, italic: below(4) === 0 };
    if (kind === 0)
      return { ...run('Ein [Bild] * *', marks), kind: 'image', address: 'cid:bild-1.png', width: below(2) * 300 };
    if (kind === 1) return { ...run('{{email|Sie}}', marks), kind: 'field' };
    return run(`${at > 0 ? ' ' : ''}wort ${at} | 1. #`.slice(0, 4 + below(12)).trimEnd(), marks);
  });
const list = (depth: number): object => ({
  type: 'list',
  start: below(2) === 0 ? undefined : 1,
  loose: false,
  items: Array.from({ length: 1 + below(3) }, () => ({
    runs: inline(),
    lists: depth > 0 && below(3) === 0 ? [list(depth - 1)] : [],
  })),
});
const block = (): object => {
  switch (below(6)) {
    case 0:
      return list(2);
    case 1: {
      const columns = 1 + below(3);
      const row = () => Array.from({ length: columns }, inline);
      const align = Array.from({ length: columns }, () => ['', 'left', 'center', 'right'][below(4)]);
      return { type: 'table', align, head: row(), rows: Array.from({ length: below(3) }, row) };
    }
    case 2:
      return { type: 'heading', level: 1 + below(4), runs: inline() };
    case 3:
      return { type: 'quote', paragraphs: Array.from({ length: 1 + below(2) }, inline) };
    default:
      return { type: 'paragraph', runs: inline() };
  }
};

test('any page of lists, tables, pictures and fields comes back as it was, and the mail holds all of it', () => {
  for (let round = 0; round < 1000; round++) {
    // Two lists in a row are one, and so are two quotations.
    const blocks = (Array.from({ length: 1 + below(4) }, block) as unknown as Blocks).filter(
      ({ type }, at, all) => !['list', 'quote'].includes(type) || all[at - 1]?.type !== type,
    );
    const written = writeMarkdown(blocks);
    assert.equal(again(written), written);
    const count = (name: string) => JSON.stringify(blocks).split(`"${name}"`).length - 1;
    const html = parse(bodyHtml({ body: written }));
    assert.equal(html.querySelectorAll('img').length, count('image'), written);
    assert.equal(
      html.querySelectorAll('img[width="300"]').length,
      JSON.stringify(blocks).split('"width":300').length - 1,
    );
    assert.equal(html.querySelectorAll('table').length, count('table'), written);
    assert.equal(html.querySelectorAll('li').length, count('lists'), written);
    assert.equal(fieldsIn(written).filter(({ fallback }) => fallback === 'Sie').length, count('field'), written);
    assert.deepEqual(removedFrom({ body: written }), []);
  }
});
