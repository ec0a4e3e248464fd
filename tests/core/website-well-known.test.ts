import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { testWorld } from '../support/world.ts';

const world = await testWorld({ sections: [website, newsletter] });

test('a trial asks search engines to stay away from all of it', async () => {
  const answer = await world.get('/robots.txt');
  assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; ?charset=utf-8$/i);
  assert.equal(await answer.text(), 'User-agent: *\nDisallow: /\n');
});

test('security.txt names the controller as the policy does, and an end less than a year away', async () => {
  for (const [now, end] of [
    ['2026-11-23T12:00:00+01:00', '2027-06-30T21:59:59Z'],
    ['2027-01-01T00:00:00+01:00', '2027-12-31T22:59:59Z'],
  ] as const) {
    await world.jumpTo(now);
    const text = await (await world.get('/.well-known/security.txt')).text();
    assert.deepEqual(text.split('\n'), [
      `Contact: mailto:${world.world.rules.policy.controller.email}`,
      `Expires: ${end}`,
      'Preferred-Languages: de, en',
      'Canonical: https://avow.test/.well-known/security.txt',
      '',
    ]);
  }
});

test('in production the pages behind secrets and the internal area are closed to search engines', async () => {
  const { web } = await testWorld({
    sections: [website],
    mode: 'production',
    operator: { managingDirector: 'x', registerCourt: 'x', registerNumber: 'x', vatId: 'x' },
  });
  const text = await (await web.request('https://avow.test/robots.txt')).text();
  assert.match(text, /^Disallow: \/staff$/m);
  assert.match(text, /^Disallow: \/en\/newsletter\/unsubscribe\/$/m);
  assert.doesNotMatch(text, /^Disallow: \/$/m);
});
