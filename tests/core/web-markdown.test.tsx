import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { renderToString } from 'hono/jsx/dom/server';
import { parse } from 'node-html-parser';
import reference from '../../policies/fluxcess.policy.ts';
import { calendar, concept, languages, noticeMarkdown, register } from '../../src/core/policy/index.ts';
import { Markdown } from '../../src/core/web/index.ts';

const html = (text: string): string => renderToString(<Markdown text={text} />);

describe('Markdown as elements', () => {
  const pairs: readonly (readonly [markdown: string, html: string])[] = [
    ['# Eins\nText\nweiter', '<h1>Eins</h1><p>Text weiter</p>'],
    ['- a\n- b\n  c', '<ul><li>a</li><li>b c</li></ul>'],
    ['1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
    ['> a\n> b', '<blockquote><p>a b</p></blockquote>'],
    ['**a** *b* `c`', '<p><strong>a</strong> <em>b</em> <code>c</code></p>'],
    [
      '[a](https://a.test) <mailto:a@b.test>',
      '<p><a href="https://a.test">a</a> <a href="mailto:a@b.test">a@b.test</a></p>',
    ],
    ['<a id="x"></a>\n\n## Zwei', '<span id="x"></span><h2>Zwei</h2>'],
    ['\\*a\\*', '<p>*a*</p>'],
    ['---', '<hr/>'],
  ];
  for (const [markdown, expected] of pairs) {
    test(`${JSON.stringify(markdown)} is ${expected}`, () => assert.equal(html(markdown), expected));
  }

  test('a table keeps its cells, bars in them included', () => {
    const cells = parse(html('| a | b |\n| --- | --- |\n| c | d \\| e |')).querySelectorAll('th, td');
    assert.deepEqual(
      cells.map((cell) => cell.text),
      ['a', 'b', 'c', 'd | e'],
    );
  });

  test('what could harm stays text', () => {
    for (const harm of [
      '<script>x</script>',
      '<img src=x onerror=y>',
      '[a](javascript:x)',
      '[a](//evil.test)',
      '<a id="x" onclick="y"></a>',
    ]) {
      assert.doesNotMatch(html(harm), /<script|<img|href=|<[^>]+onclick/, harm);
    }
  });

  test('no text at all brings an element of its own', () => {
    const ours = new Set(
      'h1 h2 h3 h4 h5 h6 p ul ol li blockquote strong em code a br hr span div table caption thead tbody tr th td'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>"\'&[]()*`#|-\\ \nascript:onerror='.split('')) }), (text) =>
        parse(html(text))
          .querySelectorAll('*')
          .every((element) => ours.has(element.rawTagName.toLowerCase()) && !/\son\w+=/.test(` ${element.rawAttrs}`)),
      ),
    );
  });

  test('the printed documents of the reference policy leave no mark unread', () => {
    const zone = { calendar: calendar(reference) };
    for (const language of languages) {
      const documents = [
        noticeMarkdown(reference, language, { ...zone, mode: 'trial' }),
        register(reference, language, zone),
        concept(reference, language, zone),
      ];
      for (const text of documents) assert.doesNotMatch(parse(html(text)).text, /\*\*|^#|\| ---|<a id|<br/m);
    }
  });
});
