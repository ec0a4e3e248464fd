import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import reference from '../../policies/fluxcess.policy.ts';
import {
  calendar,
  classesOf,
  languages,
  lifecycleInWords,
  type NoticeOptions,
  noticeHtml,
  noticeMarkdown,
  noticeView,
  type Policy,
  periodInWords,
} from '../../src/core/policy/index.ts';

const zone = calendar(reference);
const production: NoticeOptions = { mode: 'production', calendar: zone };
const numbered = Array.from({ length: 92 }, (_, index) => `S${index + 1}`);

describe('the view holds the whole policy', () => {
  test('every promise from S1 to S92 is made in a passage and has a title', () => {
    const { chapters } = noticeView(reference, 'de', production);
    const made = new Set(chapters.flatMap((c) => c.passages).flatMap((p) => p.promises));
    const titled = new Set([...reference.promises, ...reference.sections.flatMap((s) => s.promises)].map((p) => p.id));
    assert.deepEqual(
      numbered.filter((id) => !made.has(id) || !titled.has(id)),
      [],
    );
  });

  test('there is a chapter for each section, numbered, between what comes before and after', () => {
    const { chapters } = noticeView(reference, 'de', production);
    const ids = ['opening', ...reference.sections.map((s) => s.section), 'closing'];
    assert.deepEqual(
      chapters.map((c) => [c.number, c.id]),
      ids.map((id, index) => [index + 1, id]),
    );
  });

  for (const language of languages) {
    test(`every class has its card with everything that must be told (${language})`, () => {
      const cards = noticeView(reference, language, production).chapters.flatMap((c) => c.classes);
      assert.deepEqual(
        cards.map((card) => card.class),
        classesOf(reference).map((c) => c.name),
      );
      for (const card of cards) {
        assert.ok(card.rows.length >= 8, card.class);
        for (const { term, lines } of card.rows)
          assert.ok(term && lines.length > 0 && lines.every(Boolean), card.class);
      }
    });
  }

  test('no two kinds of data share a name', () => {
    for (const language of languages) {
      const titles = classesOf(reference).map((c) => c.title[language]);
      assert.equal(new Set(titles).size, titles.length, titles.join(', '));
    }
  });

  test('every cookie stands in one register with its duration', () => {
    const [register, ...others] = noticeView(reference, 'de', production)
      .chapters.flatMap((c) => c.registers)
      .filter((r) => r.head[0] === 'Cookie');
    assert.equal(others.length, 0);
    assert.deepEqual(
      register?.rows.map(([name, , duration]) => [name, duration]),
      reference.sections
        .flatMap((s) => s.cookies)
        .map((c) => [c.name, c.lifetime ? periodInWords(c.lifetime, 'de') : 'bis Sie den Browser schließen']),
    );
  });

  test('every recipient stands in one register', () => {
    const rows = noticeView(reference, 'en', production)
      .chapters.flatMap((c) => c.registers)
      .filter((r) => r.head[0] === 'Recipient')
      .flatMap((r) => r.rows);
    assert.deepEqual(
      rows.map(([title]) => title),
      reference.sections.flatMap((s) => s.recipients).map((r) => r.title.en),
    );
  });

  test('the right to object stands apart, once, and names Art. 21', () => {
    const apart = noticeView(reference, 'de', production)
      .chapters.flatMap((c) => c.passages)
      .filter((p) => p.prominent);
    assert.equal(apart.length, 1);
    assert.match(apart[0]?.text ?? '', /Art\.\s21 DSGVO/);
  });

  test('every picture asked for beside a sentence is of a class that exists', () => {
    const classes = new Set(classesOf(reference).map((c) => c.name));
    const beside = noticeView(reference, 'de', production).chapters.flatMap((c) =>
      c.passages.flatMap((p) => p.beside ?? []),
    );
    assert.ok(beside.length > 5);
    assert.deepEqual(
      beside.filter((name) => !classes.has(name)),
      [],
    );
  });

  test('it carries its date in words, and its checksum where one is known', () => {
    const view = noticeView(reference, 'de', { ...production, hash: 'ab12' });
    assert.equal(view.asOf, 'Stand: 23.\u00a0November 2026');
    assert.equal(view.checksum, 'Prüfsumme: ab12');
    assert.equal('checksum' in noticeView(reference, 'de', production), false);
  });
});

describe('what does not run yet says so, in a trial', () => {
  const running = new Set(['website', 'newsletter']);
  const noted = (mode: NoticeOptions['mode']) =>
    noticeView(reference, 'de', { mode, running, calendar: zone }).chapters.flatMap((c) => (c.notYet ? [c.id] : []));

  test('a trial marks each section whose code is missing, and none that has nothing to run', () => {
    assert.deepEqual(noted('trial'), ['access-log', 'contact', 'software', 'shop', 'rights', 'staff']);
  });

  test('production marks nothing', () => {
    assert.deepEqual(noted('production'), []);
  });

  test('without a list of what runs, everything does', () => {
    const all = noticeView(reference, 'de', { mode: 'trial', calendar: zone }).chapters;
    assert.ok(all.every((c) => c.notYet === undefined));
  });
});

describe('a lifecycle in words', () => {
  for (const language of languages) {
    test(`each stage has a sentence with its title and its periods (${language})`, () => {
      for (const dataClass of classesOf(reference)) {
        const sentences = lifecycleInWords(dataClass, language);
        const stages = Object.values(dataClass.lifecycle.stages);
        assert.equal(sentences.length, stages.length);
        for (const [index, stage] of stages.entries()) {
          const sentence = sentences[index] ?? '';
          assert.ok(sentence.includes(stage.title[language]), `${dataClass.name}: ${sentence}`);
          for (const { deadline } of stage.after?.earliest ?? [])
            assert.ok(sentence.includes(periodInWords(deadline.period, language)), `${dataClass.name}: ${sentence}`);
        }
      }
    });
  }

  test('what a demand for erasure cannot end is said with article and reason', () => {
    const subscription = classesOf(reference).find((c) => c.name === 'newsletter.subscription');
    assert.ok(subscription);
    const proof = lifecycleInWords(subscription, 'de').at(-1) ?? '';
    assert.match(proof, /Art\.\s17\sAbs\.\s3\sBuchst\.\se DSGVO/);
  });
});

describe('as a page', () => {
  for (const language of languages) {
    const html = noticeHtml(reference, language, production);

    test(`every entry of the contents leads to a chapter, and no anchor stands twice (${language})`, () => {
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      assert.equal(new Set(ids).size, ids.length);
      const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
      assert.equal(links.length, reference.sections.length + 2);
      assert.ok(links.every((id) => ids.includes(id)));
    });

    test(`mail addresses and telephones can be followed (${language})`, () => {
      assert.ok(html.includes('<a href="mailto:info@fluxcess.com">info@fluxcess.com</a>'));
      assert.ok(html.includes('href="tel:+495419522430"'));
    });

    test(`it loads nothing from anywhere (${language})`, () => {
      assert.doesNotMatch(html, /<(script|style|link|img|iframe)\b|src=|style=/);
    });
  }

  test('what an operator writes cannot become markup', () => {
    const hostile: Policy = { ...reference, controller: { ...reference.controller, name: '<img src=x>"&' } };
    const [passage, ...others] = reference.opening;
    assert.ok(passage);
    const opening = [{ ...passage, text: { de: '<b>&', en: '<b>&' } }, ...others];
    const html = noticeHtml({ ...hostile, opening }, 'de', production);
    assert.doesNotMatch(html, /<img|<b>/);
    assert.ok(html.includes('&lt;b&gt;&amp;'));
  });
});

describe('as it is archived', () => {
  for (const language of languages) {
    test(`the same policy prints the same Markdown, with every promise in it (${language})`, () => {
      const once = noticeMarkdown(reference, language, production);
      assert.equal(noticeMarkdown(reference, language, production), once);
      const ids = new Set(once.match(/\bS\d+\b/g));
      assert.deepEqual(
        numbered.filter((id) => !ids.has(id)),
        [],
      );
    });
  }
});
