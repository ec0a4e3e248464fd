import assert from 'node:assert/strict';
import { test } from 'node:test';
import reference from '../../policies/fluxcess.policy.ts';
import { classesOf, dpv } from '../../src/core/policy/index.ts';
import { smallPolicy } from '../support/policy.ts';

const text = JSON.stringify(dpv(reference));

test('the export has a process for every class, with its data, purposes, basis and periods', () => {
  for (const { name, data, purposes, basis, lifecycle } of classesOf(reference)) {
    assert.ok(text.includes(`#class-${name.replaceAll('.', '-')}"`), name);
    for (const datum of data) assert.ok(text.includes(JSON.stringify(datum.title.en)), datum.name);
    for (const purpose of purposes) assert.ok(text.includes(JSON.stringify(purpose.title.de)), purpose.name);
    assert.ok(text.includes(`eu-gdpr:A6-1-${basis.letter}`));
    for (const { after } of Object.values(lifecycle.stages))
      for (const { deadline } of after?.earliest ?? []) assert.ok(text.includes(`"${deadline.period.toString()}"`));
  }
});

test('the export names the controller, the authority, every recipient and the rights', () => {
  for (const fact of [reference.controller.name, reference.controller.email, reference.authority.email])
    assert.ok(text.includes(fact), fact);
  for (const { title } of reference.sections.flatMap((section) => section.recipients))
    assert.ok(text.includes(JSON.stringify(title.en)));
  for (const right of ['A15', 'A16', 'A17', 'A18', 'A20', 'A21', 'A77']) assert.ok(text.includes(`eu-gdpr:${right}"`));
});

test('every prefix in the export is declared in its context', () => {
  const { '@context': context } = dpv(smallPolicy) as { '@context': Record<string, string> };
  const terms = [...JSON.stringify(dpv(smallPolicy)).matchAll(/"([a-z-]+):[A-Za-z]/g)].map(
    ([, prefix]) => prefix ?? '',
  );
  for (const prefix of new Set(terms)) assert.ok(prefix === 'https' || prefix in context, prefix);
});

test('the same policy gives the same bytes', () => {
  assert.equal(JSON.stringify(dpv(reference)), text);
});
