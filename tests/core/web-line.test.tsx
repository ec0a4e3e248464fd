import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import reference from '../../policies/fluxcess.policy.ts';
import { classesOf, classNamed, languages } from '../../src/core/policy/index.ts';
import { LineOfTime, lineOfClass, page } from '../../src/core/web/index.ts';
import { readPage } from '../support/html.ts';
import { testWeb } from '../support/web.ts';

const drawn = async (line: Parameters<typeof LineOfTime>[0], path = '/de/line') => {
  const web = testWeb();
  web.get('/line', (c) => page(c, { title: 'Linie' }, <LineOfTime {...line} />));
  return readPage(await web.request(path));
};

describe('the line of time', () => {
  const line = {
    title: 'Abonnement',
    tone: 'soon',
    today: 0.5,
    points: [
      { label: 'abonniert', state: 'now', at: Temporal.Instant.from('2026-11-23T23:30:00Z') },
      { label: 'gelöscht', state: 'erased', at: 'spätestens 2030' },
    ],
  } as const;

  test('reads as text: stages in order, dates in words of the policy’s zone, today, and its tone in a word', async () => {
    const { text } = await drawn(line);
    assert.match(text, /Abonnement.*bald fällig.*heute.*abonniert.*24\.\s?November 2026.*gelöscht.*spätestens 2030/s);
  });

  test('speaks the language of the page', async () => {
    const { text } = await drawn(line, '/en/line');
    assert.match(text, /due soon.*today.*24 November 2026/s);
  });

  test('is drawn without inline style or script', async () => {
    const { html } = await drawn(line);
    assert.doesNotMatch(html, /style=|<script|<style/);
    assert.match(html, /line__today--50/);
  });

  test('shows today only where it lies on the line', async () => {
    assert.doesNotMatch((await drawn({ ...line, today: 7 })).html, /line__today/);
  });
});

describe('the line of a class', () => {
  for (const language of languages) {
    test(`ends erased for every class of the reference policy, in ${language}`, () => {
      for (const one of classesOf(reference)) {
        const points = lineOfClass(one, language);
        assert.equal(points.at(-1)?.state, 'erased', one.name);
        assert.equal(new Set(points.map(({ label }) => label)).size, points.length, one.name);
      }
    });
  }

  test('tells the newsletter’s life with the policy’s periods', () => {
    const points = lineOfClass(classNamed(reference, 'newsletter.subscription'), 'en');
    assert.deepEqual(
      points.map(({ label, hint }) => [label, hint]),
      [
        ['requested, not confirmed', 'at most 7 days'],
        ['subscribed', undefined],
        ['ended, proof only', 'at most 4 years'],
        ['erased', undefined],
      ],
    );
  });
});
