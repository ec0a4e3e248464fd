import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import reference from '../../policies/fluxcess.policy.ts';
import { calendar, languages, noticeMarkdown, noticeView } from '../../src/core/policy/index.ts';

const zone = calendar(reference);
const options = { mode: 'trial', running: new Set<string>(), calendar: zone } as const;

const texts = (language: 'de' | 'en'): readonly string[] =>
  noticeView(reference, language, options).chapters.flatMap((chapter) => [
    chapter.heading,
    chapter.notYet ?? '',
    ...chapter.passages.flatMap((p) => [p.heading ?? '', p.text]),
    ...chapter.classes.flatMap((card) => [card.title, ...card.rows.flatMap((row) => [row.term, ...row.lines])]),
    ...chapter.registers.flatMap((register) => [register.caption, ...register.head, ...register.rows.flat()]),
  ]);

const count = (text: string, sign: string): number => text.split(sign).length - 1;

for (const language of languages) {
  describe(`the printed notice is well set (${language})`, () => {
    const all = texts(language);

    test('nothing is missing from a sentence', () => {
      assert.deepEqual(
        all.filter((text) => /undefined|null|NaN|\[object|\$\{/.test(text)),
        [],
      );
    });

    test('no space stands twice, at an end or before a stop', () => {
      assert.deepEqual(
        all.filter((text) => /\s{2}|^\s|\s$|\s[.,;:!?)]|\(\s/.test(text)),
        [],
      );
      assert.doesNotMatch(noticeMarkdown(reference, language, options), /[^\s] {2}\S/);
    });

    test('quotation marks are those of the language, and come in pairs', () => {
      const [open, close, foreign] = language === 'de' ? ['„', '“', '”'] : ['“', '”', '„'];
      for (const text of all) {
        assert.doesNotMatch(text, /["'`´]/, text);
        assert.equal(count(text, open), count(text, close), text);
        assert.equal(count(text, foreign), 0, text);
      }
    });

    test('a dash is a dash', () => {
      assert.deepEqual(
        all.filter((text) => / - |--/.test(text.replaceAll('__Host-', ''))),
        [],
      );
    });

    test('a number never parts from its article or section', () => {
      assert.deepEqual(
        all.filter((text) => /(§|Art\.|Abs\.|Nr\.|\bno\.) \d/.test(text)),
        [],
      );
    });

    test('every passage ends its sentence', () => {
      const passages = noticeView(reference, language, options).chapters.flatMap((c) => c.passages);
      assert.deepEqual(
        passages.filter(({ text }) => !/[.!?]$/.test(text)).map(({ text }) => text),
        [],
      );
    });
  });
}

test('the German notice addresses its reader as “Sie”', () => {
  assert.doesNotMatch(texts('de').join('\n'), /\b(du|dich|dir|dein|deine|deinem|deiner)\b/i);
});
