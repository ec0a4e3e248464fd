import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { calendar, instants, lastDayBefore, parseDeadline } from '../../src/core/policy/deadline/index.ts';

interface Vectors {
  readonly timeZone: string;
  readonly holidays: string;
  readonly cases: readonly {
    readonly what: string;
    readonly kind: string;
    readonly period: string;
    readonly from: string;
    readonly nominalDay?: string;
    readonly end: string;
  }[];
}

const vectors = JSON.parse(readFileSync(new URL('deadline-vectors.json', import.meta.url), 'utf8')) as Vectors;
const place = calendar(vectors);

for (const { what, kind, period, from, nominalDay, end } of vectors.cases) {
  test(`${kind} ${period} from ${from} ends at ${end}: ${what}`, () => {
    const found = instants(parseDeadline(kind, period), Temporal.Instant.from(from), place);
    assert.equal(found.end.toString(), Temporal.Instant.from(end).toString());
    if (nominalDay !== undefined) assert.equal(lastDayBefore(found.nominal, place).toString(), nominalDay);
  });
}
