import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { languageOf, splitPrefix } from '../../src/core/web/request/language.ts';

describe('the language of a page', () => {
  const negotiated: readonly (readonly [accept: string | undefined, language: string])[] = [
    [undefined, 'de'],
    ['', 'de'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['de-AT,en;q=0.9', 'de'],
    ['en;q=0.4,de;q=0.8', 'de'],
    ['de;q=0.4,en;q=0.8', 'en'],
    ['fr-FR,fr;q=0.9', 'de'],
    ['fr-FR,fr;q=0.9,en;q=0.5', 'en'],
    ['*', 'de'],
    ['de;q=0,en;q=0.1', 'en'],
    ['de;q=0,*', 'en'],
    ['EN-us', 'en'],
    ['rubbish;;;q=x', 'de'],
  ];
  for (const [accept, language] of negotiated) {
    test(`“${accept ?? 'no wish'}” is answered in ${language}`, () => {
      assert.equal(languageOf('', undefined, accept), language);
    });
  }

  test('the address outvotes the setting, and the setting outvotes the browser', () => {
    assert.equal(languageOf('/en', 'de', 'de'), 'en');
    assert.equal(languageOf('', 'en', 'de'), 'en');
  });
});

describe('the language prefix of an address', () => {
  const split: readonly (readonly [path: string, prefix: string, rest: string])[] = [
    ['/', '', '/'],
    ['/de', '/de', '/'],
    ['/de/', '/de', '/'],
    ['/en/privacy', '/en', '/privacy'],
    ['/privacy/', '', '/privacy'],
    ['/design', '', '/design'],
    ['/english', '', '/english'],
    ['/en/en', '/en', '/en'],
  ];
  for (const [path, prefix, rest] of split) {
    test(`“${path}” is “${rest}” with “${prefix}”`, () => {
      assert.deepEqual(splitPrefix(path), { prefix, path: rest });
    });
  }
});
