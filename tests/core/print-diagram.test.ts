import assert from 'node:assert/strict';
import { test } from 'node:test';
import reference from '../../policies/fluxcess.policy.ts';
import { classesOf, classNamed, diagram, languages, policyFromArchive } from '../../src/core/policy/index.ts';
import { canonical } from '../../src/core/records/index.ts';
import { changed, smallPolicy } from '../support/policy.ts';

const layouts = ['wide', 'narrow'] as const;
const subscription = classNamed(smallPolicy, 'newsletter.subscription');

for (const layout of layouts)
  for (const language of languages)
    test(`every class of the reference policy has its line of time (${layout}, ${language})`, () => {
      for (const dataClass of classesOf(reference)) {
        const svg = diagram(dataClass, language, { layout });
        assert.ok(wellFormed(svg), dataClass.name);
        assert.match(svg, /^<svg [^>]*role="img"[^>]*aria-labelledby="[^"]+-title [^"]+-desc"/);
        assert.ok(svg.includes(`lang="${language}"`));
        assert.match(svg, new RegExp(`<title id="[^"]+">[^<]*${escape(dataClass.title[language])}</title>`));
        assert.ok(svg.includes(language === 'de' ? '>gelöscht<' : '>erased<'));
      }
    });

test('no text leaves its picture', () => {
  for (const layout of layouts)
    for (const dataClass of classesOf(reference))
      for (const language of languages) {
        const svg = diagram(dataClass, language, { layout });
        const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
        for (const { x, y, text, size, anchor } of textsOf(svg)) {
          // Narrower than the estimate of the printer: an ordinary grotesque at its average.
          const reach = anchor === 'end' ? x : x + text.length * size * 0.5;
          assert.ok(x >= 0 && reach <= Number(width), `${dataClass.name} ${layout}: ${text}`);
          assert.ok(y >= size * 0.7 && y <= Number(height), `${dataClass.name} ${layout}: ${text}`);
        }
      }
});

test('no two texts of a picture lie over one another', () => {
  for (const layout of layouts)
    for (const dataClass of classesOf(reference)) {
      const boxes = textsOf(diagram(dataClass, 'de', { layout })).map(({ x, y, text, size, anchor }) => {
        const width = text.length * size * 0.5;
        return {
          text,
          left: anchor === 'end' ? x - width : x,
          right: anchor === 'end' ? x : x + width,
          top: y - size * 0.8,
          bottom: y,
        };
      });
      for (const [at, one] of boxes.entries())
        for (const other of boxes.slice(at + 1))
          assert.ok(
            one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top,
            `${dataClass.name} ${layout}: “${one.text}” over “${other.text}”`,
          );
    }
});

test('the line goes from the first stage over those that follow to the open circle', () => {
  assert.deepEqual(headings(diagram(subscription, 'en')), ['Requested', 'Active', 'Proof', 'erased']);
  assert.deepEqual(headings(diagram(classNamed(smallPolicy, 'tools.account'), 'de', { layout: 'narrow' })), [
    'In Gebrauch',
    'Gefragt',
    'gelöscht',
  ]);
});

test('the picture says its periods, branches and refusals to those who do not see it', () => {
  const [, desc] = /<desc id="[^"]+">([^<]*)<\/desc>/.exec(diagram(subscription, 'en')) ?? [];
  assert.match(desc ?? '', /Requested: at most 7 days from collection: erased/);
  assert.match(desc ?? '', /restricted on demand|Restricted/);
  assert.match(desc ?? '', /not erased on demand \(Art\.\u00a017\(3\)\(e\)\)/);
  assert.match(desc ?? '', /At the end: erased\.$/);
});

test('the picture carries no style, script or foreign address, and its colours have values of their own', () => {
  const svg = diagram(subscription, 'de');
  assert.doesNotMatch(svg.replace('http://www.w3.org/2000/svg', ''), /<style|<script| style=|https?:|url\(/);
  for (const [, fallback] of svg.matchAll(/="var\(--[a-z-]+(, [^"]+)?\)"/g))
    assert.ok(fallback, 'a colour without a value');
});

test('a title cannot break out of the picture', () => {
  const policy = changed(smallPolicy, (draft) => {
    const [first] = draft.sections[0]?.classes ?? [];
    if (first) first.title.en = '<script>alert("&")</script>';
  });
  const svg = diagram(classNamed(policy, 'newsletter.subscription'), 'en');
  assert.ok(wellFormed(svg));
  assert.doesNotMatch(svg, /<script/);
});

test('a picture does not hang on the order in which an archive keeps its keys', () => {
  const archived = policyFromArchive(JSON.parse(canonical(reference)));
  for (const { name } of classesOf(reference))
    assert.deepEqual(
      headings(diagram(classNamed(archived, name), 'de')),
      headings(diagram(classNamed(reference, name), 'de')),
    );
});

interface Written {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly anchor: string | undefined;
}

function textsOf(svg: string): readonly Written[] {
  return [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" font-size="(\d+)"([^>]*)>(.*?)<\/text>/g)].flatMap(
    ([, x, y, size, rest, spans]) => {
      let line = Number(y);
      return [...(spans ?? '').matchAll(/<tspan x="[\d.]+"(?: dy="([\d.]+)")?>([^<]*)<\/tspan>/g)].map(
        ([, dy, text]) => {
          line += Number(dy ?? 0);
          return {
            x: Number(x),
            y: line,
            size: Number(size),
            text: text ?? '',
            anchor: /text-anchor="(\w+)"/.exec(rest ?? '')?.[1],
          };
        },
      );
    },
  );
}

const headings = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text [^>]*font-weight="600"[^>]*>(.*?)<\/text>/g)].map(([, spans]) =>
    [...(spans ?? '').matchAll(/>([^<]+)<\/tspan>/g)].map(([, line]) => line).join(' '),
  );

function wellFormed(svg: string): boolean {
  const open: string[] = [];
  for (const [, close, name, , alone] of svg.matchAll(/<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<]*")*)(\/?)>/g)) {
    if (alone) continue;
    if (!close) open.push(name ?? '');
    else if (open.pop() !== name) return false;
  }
  return open.length === 0 && !/&(?!amp;|lt;|gt;|quot;)/.test(svg);
}

const escape = (text: string): string => text.replaceAll('"', '&quot;').replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
