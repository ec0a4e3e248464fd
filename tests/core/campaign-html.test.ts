// An issue whose body is HTML: cleaned by the same rules, both parts from it, and whatever is taken out is named.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'node-html-parser';
import {
  bodyHtml,
  campaignById,
  cloneCampaign,
  contentOf,
  type Drafted,
  draftCampaign,
  filled,
  missingForSending,
  removedFrom,
  render,
  reviseCampaign,
  slotValues,
} from '../../src/sections/newsletter/campaign/index.ts';
import { act, campaignWorld, draft } from '../support/campaign.ts';

const w = await campaignWorld();
const html = (body: string) => ({ ...draft, format: 'html' as const, body });
const made = (body: string) => {
  const rendered = render(w.world, html(body));
  return filled(
    rendered,
    slotValues(rendered, {
      email: 'o\'brien&"<b>@example.org',
      confirmed: '23. November 2026',
      unsubscribe: 'https://avow.test/newsletter/unsubscribe/token',
    }),
  );
};
const idOf = (outcome: Drafted): string => {
  assert.ok('campaign' in outcome, JSON.stringify(outcome));
  return outcome.campaign;
};

const letter = [
  '<h1>Guten Tag</h1>',
  '<div><p>Liebe {{email|Leserin}}, es gibt <b>Neues</b>,<br>und <a href="https://avow.test/a?b=1&amp;c=2">mehr</a>.</p></div>',
  '<ul><li>eins<ul><li>innen</li></ul></li><li>zwei</li></ul>',
  '<table><caption>Preise</caption><tr><th>A</th><th align="right">B</th></tr><tr><td>1</td><td>2</td></tr></table>',
  '<p><img src="cid:bild.png" alt="Ein Bild" width="300"></p>',
].join('\n');

test('both parts are made of it, with fields filled and links as they were written', () => {
  const { text, html: whole } = made(letter);
  assert.equal(
    text.split('\n-- \n')[0]?.trimEnd(),
    [
      'Guten Tag\n=========',
      'Liebe o\'brien&"<b>@example.org, es gibt Neues,\nund mehr (https://avow.test/a?b=1&c=2).',
      '- eins\n  - innen\n- zwei',
      'Preise\nA | B\n1 | 2',
      'Ein Bild',
    ].join('\n\n'),
  );
  const body = parse(whole).querySelector('td.body');
  assert.equal(body?.querySelector('strong')?.text, 'Neues');
  assert.equal(body?.querySelector('a')?.getAttribute('href'), 'https://avow.test/a?b=1&c=2');
  assert.equal(body?.querySelector('img')?.getAttribute('width'), '300');
  assert.match(whole, /o&#39;brien&amp;&quot;&lt;b&gt;@example\.org/);
});

test('what cleaning takes out is named with its line, and the words around it stay', () => {
  const body = [
    '<!DOCTYPE html>',
    '<p style="color:red" class="x">Absatz</p>',
    '<script>',
    'alert("<p>1</p>")',
    '</script>',
    '<!-- Notiz -->',
    '<center>Mitte</center> <a href="javascript:x()" onclick="x()">Link</a>',
    '<img src="data:image/png;base64,AAAA" alt="Punkt">',
    '<iframe src="https://x.example"></iframe>',
  ].join('\n');
  assert.deepEqual(removedFrom({ body, format: 'html' }), [
    { line: 1, what: '<!DOCTYPE html>' },
    { line: 2, what: '<p style="color:red">' },
    { line: 2, what: '<p class="x">' },
    { line: 3, what: '<script>…</script>' },
    { line: 6, what: '<!-- Notiz -->' },
    { line: 7, what: '<center>' },
    { line: 7, what: '<a href="javascript:x()">' },
    { line: 7, what: '<a onclick="x()">' },
    { line: 8, what: '<img src="data:image/png;base64,AAAA">' },
    { line: 9, what: '<iframe>' },
  ]);
  const { html: whole, text } = made(body);
  assert.match(text, /Absatz\n\nMitte Link/);
  assert.doesNotMatch(whole.split('class="body"')[1] ?? '', /alert|javascript:|iframe|Notiz|center>/);
});

test('Markdown says in the same way what HTML within it loses, at the line where it stands', () => {
  const body = 'Guten Tag\n\n<div style="x">\n<form>\nda\n</form></div>\n\nein\n<blink>Wort</blink>';
  assert.deepEqual(removedFrom({ body }), [
    { line: 3, what: '<div style="x">' },
    { line: 4, what: '<form>' },
    { line: 9, what: '<blink>' },
  ]);
});

const tag = fc.constantFrom(
  'p',
  'b',
  'i',
  'ul',
  'li',
  'h2',
  'h5',
  'blockquote',
  'span',
  'table',
  'center',
  'font',
  'u',
);
const attribute = fc.constantFrom('', '', '', ' style="x"', ' align="right"', ' align="x"', ' title="t"', ' start="2"');
const words = fc.constantFrom('Wort', ' und ', '&amp;', 'zwei\nZeilen', '<br>', '<hr>', '<!-- x -->', '');
const { tree } = fc.letrec<{ tree: string }>((again) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    words,
    fc
      .tuple(tag, attribute, fc.array(again('tree'), { maxLength: 3 }))
      .map(([name, more, inner]) => `<${name}${more}>${inner.join('')}</${name}>`),
  ),
}));
const same = { b: 'strong', i: 'em', h5: 'h4' } as const;

test('where nothing is named, nothing is missing; where something is named, it is missing', () => {
  const tags = (text: string) => text.match(/<[^>]*>/g)?.map((one) => one.replaceAll(/\s*\/?>$/g, '>')) ?? [];
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), (parts) => {
      const body = parts.join('\n');
      const wanted = tags(
        body.replaceAll(
          /<(\/?)(b|i|h5)(?=[\s>])/g,
          (_all, end: string, name: keyof typeof same) => `<${end}${same[name]}`,
        ),
      );
      const kept = tags(bodyHtml({ body, format: 'html' }));
      // A parser opens by itself what a closing tag stands for.
      const isThere = wanted
        .filter((one) => !one.startsWith('</'))
        .every((one) => {
          const at = kept.indexOf(one);
          if (at >= 0) kept.splice(at, 1);
          return at >= 0;
        });
      assert.equal(removedFrom({ body, format: 'html' }).length === 0, isThere, body);
    }),
    { numRuns: 500 },
  );
});

test('pictures from elsewhere and links to nowhere are refused as they are in Markdown', async () => {
  const body = '<p><img src="https://x.example/pixel.gif"><img src="cid:%zz"><a href="nirgends">x</a></p>';
  const id = idOf(await draftCampaign(w.world, html(body), act(w)));
  const campaign = await campaignById(w.world.db, id);
  assert.ok(campaign);
  const codes = (await missingForSending(w.world, campaign)).map(({ code }) => code);
  assert.deepEqual(codes, ['image-remote', 'image-missing', 'link-unfit', 'nobody']);
  const personal = await draftCampaign(w.world, html('<a href="https://x.example/{{email}}">x</a>'), act(w));
  assert.deepEqual('refused' in personal && personal.refused.map(({ code }) => code), ['field-in-link']);
});

test('a body of which nothing is left is no text', async () => {
  const id = idOf(await draftCampaign(w.world, html('<script>x</script>'), act(w)));
  const campaign = await campaignById(w.world.db, id);
  assert.ok(campaign && (await missingForSending(w.world, campaign)).some(({ code }) => code === 'body-missing'));
});

test('a clone is HTML too, and a version that says the same in the other way is another version', async () => {
  const id = idOf(await draftCampaign(w.world, html('<p>Text</p>'), act(w)));
  const copy = await campaignById(w.world.db, idOf(await cloneCampaign(w.world, id, act(w))));
  assert.ok(copy);
  assert.equal((await contentOf(w.world, w.world.db, copy))?.draft.format, 'html');
  await reviseCampaign(w.world, copy.id, { ...draft, body: '<p>Text</p>' }, act(w));
  const revised = await campaignById(w.world.db, copy.id);
  assert.ok(revised);
  assert.notEqual(revised.contentHash, copy.contentHash);
  assert.equal((await contentOf(w.world, w.world.db, revised))?.draft.format, undefined);
});
