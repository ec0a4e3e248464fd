// What is made of an issue: two parts from one Markdown, in a frame, with nothing in it that counts readers.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { simpleParser } from 'mailparser';
import { parse } from 'node-html-parser';
import { personal } from '../../src/core/mail/index.ts';
import { draftCampaign, filled, render, slotValues } from '../../src/sections/newsletter/campaign/index.ts';
import { compileIssue } from '../../src/sections/newsletter/sending/line/message.ts';
import { compiledFrame } from '../../tools/mail-frame.ts';
import { act, campaignWorld, draft } from '../support/campaign.ts';

const w = await campaignWorld();

const made = (body: string, over: Partial<typeof draft> = {}) => {
  const rendered = render(w.world, { ...draft, body, ...over });
  const values = slotValues(rendered, {
    email: 'o\'brien&"<b>@example.org',
    confirmed: '23. November 2026',
    unsubscribe: 'https://avow.test/newsletter/unsubscribe/token',
  });
  return { ...filled(rendered, values), rendered };
};

test('the committed frame is what its MJML compiles to', async () => {
  const path = new URL('../../src/sections/newsletter/campaign/render/compiled-frame.ts', import.meta.url);
  assert.equal(await readFile(path, 'utf8'), await compiledFrame(), 'run `npm run mail:frame` and commit');
});

test('the frame knows day and night, and loads nothing from anywhere', () => {
  const { html } = made('Text');
  assert.match(html, /prefers-color-scheme: dark/);
  assert.match(html, /<html lang="de"/);
  assert.doesNotMatch(html, /<(link|script|iframe|img|object|base)\b|@import|url\(|\[\[/i);
});

test('the text part says what the Markdown says, every link with its address', () => {
  const body = [
    '# Titel',
    '',
    'Ein **fetter** [Link](https://avow.test/a?b=1&c=2), `Code`, https://avow.test/bar und info@fluxcess.com.',
    '',
    '1. eins',
    '2. zwei',
    '   - innen',
    '',
    '> Zitat',
    '',
    '![Ein Bild](cid:bild.png)',
    '',
    '| A | B |',
    '|---|---|',
    '| 1 | 2 |',
    '',
    '---',
  ].join('\n');
  const [said = ''] = made(body).text.split('\n-- \n');
  assert.equal(
    said.trimEnd(),
    [
      'Titel\n=====',
      'Ein fetter Link (https://avow.test/a?b=1&c=2), Code, https://avow.test/bar und info@fluxcess.com.',
      '1. eins\n2. zwei\n   - innen',
      '> Zitat',
      'Ein Bild',
      'A | B\n1 | 2',
      '* * *',
    ].join('\n\n'),
  );
});

test('HTML in the text is cleaned of everything that acts, styles or hides', () => {
  const evil = [
    '<script>alert(1)</script>',
    '<img src=x onerror="alert(1)">',
    '<a href="javascript:alert(1)" style="display:none" onclick="x()">hier</a>',
    '<form action="https://x.example"><input></form>',
    '<iframe src="https://x.example"></iframe>',
    '<p style="position:fixed" class="a">Absatz</p>',
  ].join('\n\n');
  const { html } = made(evil);
  const body = parse(html).querySelector('td.body');
  assert.ok(body);
  assert.doesNotMatch(
    body.innerHTML.replace(/^<div[^>]*>/, ''),
    /script|javascript|onerror|onclick|<form|<input|iframe|position/i,
  );
  assert.match(body.text, /hier/);
  assert.match(body.text, /Absatz/);
});

test('fields are filled with what the consent holds, escaped where they enter HTML, and fall back where it is empty', () => {
  const { text, html } = made('Hallo {{ email | Sie }}, dabei seit {{confirmed|langem}}.');
  assert.match(text, /Hallo o'brien&"<b>@example\.org, dabei seit 23\. November 2026\./);
  assert.match(html, /Hallo o&#39;brien&amp;&quot;&lt;b&gt;@example\.org, dabei/);
  const rendered = render(w.world, { ...draft, body: '{{confirmed|langem}}' });
  const values = slotValues(rendered, { email: 'a@b.example', confirmed: '', unsubscribe: 'https://avow.test/x' });
  assert.match(filled(rendered, values).text, /^langem\n/);
});

test('what an author writes cannot take a place of the frame or of another slot', () => {
  const { text, html } = made('[[footer]] [[subject]] $& {{email|{}}}');
  assert.match(html, /\[\[footer\]\] \[\[subject\]\] \$&/);
  assert.equal(html.match(/Newsletter abbestellen/g)?.length, 1);
  assert.equal(text.match(/Newsletter abbestellen/g)?.length, 1);
});

test('every mail says who sends it, why it comes, and how it ends, in the language of the issue', () => {
  const german = made('Text').text;
  assert.match(
    german,
    /Sie erhalten diese E-Mail, weil .* für „Newsletter“ angemeldet .* am 23\. November 2026 bestätigt/,
  );
  assert.match(german, /fluxcess GmbH, Kollegienwall 1a, 49074 Osnabrück/);
  const english = made('Text', { language: 'en' });
  assert.match(english.text, /You get this mail because .* was signed up for “Newsletter”/);
  assert.match(english.text, /Imprint: https:\/\/avow\.test\/en\/imprint/);
  assert.match(english.html, /<html lang="en"/);
});

test('the mail is one that parsers read: both parts, an image within, an attachment beside', async () => {
  const files = [
    { name: 'Unser Bild.png', type: 'image/png', content: Buffer.from('png') },
    { name: 'Preise.pdf', type: 'application/pdf', content: Buffer.from('%PDF') },
  ];
  const body = `![Bild](<cid:Unser Bild.png>)\n\n${draft.body}`;
  const outcome = await draftCampaign(w.world, { ...draft, subject: 'Grüße: „Neues“', body }, act(w), files);
  assert.ok('campaign' in outcome, JSON.stringify(outcome));
  const issue = await compileIssue(w.world, outcome.campaign);
  assert.ok(issue);
  const recipient = {
    number: 1,
    subscription: '01990000-0000-7000-8000-000000000001',
    ground: 'consent' as const,
    list: 'newsletter',
    attempt: 0,
    confirmedAt: w.now(),
    email: 'anna@example.org',
  };
  // The key of the recipient's record plays no part in what is written.
  const whole = { ...recipient, opened: undefined as never };
  const message = personal(issue.compiled, issue.valuesFor(whole), issue.coverFor(whole, w.now()));
  const mail = await simpleParser(Buffer.concat(message.segments));
  assert.equal(mail.subject, 'Grüße: „Neues“');
  assert.match(mail.text ?? '', /liebe Leserin|anna@example\.org/);
  assert.deepEqual(
    mail.attachments.map(({ filename, related, contentType }) => [filename, related === true, contentType]),
    [
      ['Unser Bild.png', true, 'image/png'],
      ['Preise.pdf', false, 'application/pdf'],
    ],
  );
  assert.match(String(mail.html), /src="data:image\/png;base64,/);
});

test('neither part counts readers: no pixel, no link but those that were written and the sender’s own', () => {
  const { html, text } = made('[Neues](https://avow.test/neues)\n\n![x](https://avow.test/bild.png)');
  const root = parse(html);
  assert.deepEqual(
    root.querySelectorAll('img').map((image) => image.getAttribute('src')),
    ['https://avow.test/bild.png'],
  );
  const expected = [
    'https://avow.test/neues',
    'https://avow.test/imprint',
    'https://avow.test/privacy',
    'https://avow.test/newsletter/unsubscribe/token',
  ];
  assert.deepEqual(
    root.querySelectorAll('a').map((link) => link.getAttribute('href')),
    expected,
  );
  assert.deepEqual(text.match(/https?:\/\/[^\s)]+/g), expected);
});
