import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { Choice, Field, Form, page, readForm } from '../../src/core/web/index.ts';
import { readPage } from '../support/html.ts';
import { posted, testWeb } from '../support/web.ts';

const schema = z.object({
  email: z.email().max(40),
  note: z
    .string()
    .refine((text) => !text.includes('!'), { params: { text: { de: 'Bitte ruhiger.', en: 'Calmer, please.' } } })
    .optional(),
});

const read = async (form: Record<string, string>, init: RequestInit = posted(form)) => {
  const web = testWeb();
  web.post('/form', async (c) => c.json(await readForm(c, schema)));
  return (await (await web.request('/form', init)).json()) as Awaited<ReturnType<typeof readForm<typeof schema>>>;
};

const wrong = async (form: Record<string, string>, field = 'email') => {
  const answer = await read(form);
  return answer.ok ? undefined : answer.errors[field]?.de;
};

describe('a posted form', () => {
  test('that fits gives its values', async () => {
    assert.deepEqual(await read({ email: 'anna@example.org' }), { ok: true, value: { email: 'anna@example.org' } });
  });

  test('that does not fit says what is wrong with which field, and gives back what was typed', async () => {
    const answer = await read({ email: 'anna', note: 'x' });
    assert.deepEqual(answer, {
      ok: false,
      errors: {
        email: {
          de: 'Das ist keine E-Mail-Adresse. Sie sieht aus wie name@beispiel.de.',
          en: 'This is not an e-mail address. One looks like name@example.com.',
        },
      },
      values: { email: 'anna', note: 'x' },
    });
  });

  test('knows what is missing from what is too long', async () => {
    assert.match((await wrong({})) ?? '', /füllen Sie dieses Feld aus/);
    assert.match((await wrong({ email: ' ' })) ?? '', /füllen Sie dieses Feld aus/);
    assert.match((await wrong({ email: `${'a'.repeat(50)}@example.org` })) ?? '', /zu lang/);
  });

  test('uses the words that the schema brings', async () => {
    assert.equal(await wrong({ email: 'a@example.org', note: 'now!' }, 'note'), 'Bitte ruhiger.');
  });

  test('that is no form at all is an empty one', async () => {
    const answer = await read(
      {},
      { method: 'POST', body: '{"email":1}', headers: { 'Content-Type': 'application/json' } },
    );
    assert.equal(answer.ok, false);
  });
});

describe('a form on a page', () => {
  const shown = async (path: string) => {
    const web = testWeb();
    web.get('/form', (c) =>
      page(
        c,
        { title: 'Form' },
        <Form action="/form">
          <Field
            name="email"
            label={{ de: 'E-Mail-Adresse', en: 'E-mail address' }}
            type="email"
            value={'<script>"x"'}
            hint="Nur diese"
            error={{ de: 'Fehlt', en: 'Missing' }}
          />
          <Choice name="size" legend="Größe" options={[{ value: 'a', label: 'klein' }]} chosen="a" />
          <button type="submit">Absenden</button>
        </Form>,
      ),
    );
    return readPage(await web.request(path));
  };

  test('posts in the language of its page', async () => {
    const { method, action } = (await shown('/en/form')).button('Absenden');
    assert.equal(method, 'post');
    assert.equal(action, '/en/form');
  });

  test('ties label, hint and error to the field, and what was typed stays text', async () => {
    const seen = await shown('/de/form');
    const field = seen.field('E-Mail-Adresse');
    assert.equal(field.value, '<script>"x"');
    assert.match(field.description, /Nur diese.*Fehlt/);
    assert.doesNotMatch(seen.html, /<script>/);
    assert.match(seen.html, /aria-invalid="true"/);
  });

  test('marks what is chosen', async () => {
    assert.equal((await shown('/de/form')).button('Absenden').values['size'], 'a');
  });
});
