import { parseDeadline } from './deadline/index.ts';
import { PolicyError } from './errors.ts';
import type { Policy } from './policy.ts';

/**
 * A policy as it was archived: its canonical JSON, with dates and durations come alive again, so that it can be compared
 * with the one of today (S89).
 *
 * @throws PolicyError `policy/unreadable` when the archive holds something else
 */
export function policyFromArchive(archived: unknown): Policy {
  const source = alive(archived, '', false);
  if (!isPolicy(source)) throw unreadable('it has no controller, sections or date of issue');
  return source;
}

function alive(value: unknown, key: string, isSetting: boolean): unknown {
  if (typeof value === 'string') return aliveText(value, key, isSetting);
  if (Array.isArray(value)) return value.map((item) => alive(item, key, isSetting));
  if (!isObject(value)) return value;
  if (isDeadline(value)) return read(() => parseDeadline(value.kind, value.period));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, alive(item, name, isSetting || name === 'settings')]),
  );
}

// A text may begin with P and a setting may be a text: only what reads as a duration and stands where one may stand is one.
function aliveText(text: string, key: string, isSetting: boolean): unknown {
  if (key === 'issued') return read(() => Temporal.PlainDate.from(text));
  const isDuration = (isSetting || key === 'lifetime') && duration.test(text);
  return isDuration ? Temporal.Duration.from(text) : text;
}

const duration = /^P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

function read<T>(reading: () => T): T {
  try {
    return reading();
  } catch (cause) {
    throw unreadable('a date or period in it cannot be read', cause);
  }
}

const unreadable = (why: string, cause?: unknown): PolicyError =>
  new PolicyError(
    'policy/unreadable',
    `The archived policy is unreadable: ${why}. Compare with the archive's backup.`,
    { cause },
  );

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object';

const isDeadline = (value: Readonly<Record<string, unknown>>): value is { kind: string; period: string } =>
  Object.keys(value).length === 2 && typeof value['kind'] === 'string' && typeof value['period'] === 'string';

// The archive is our own and its hash is kept: this tells it from something else, it does not judge it.
const isPolicy = (value: unknown): value is Policy =>
  isObject(value) &&
  isObject(value['controller']) &&
  Array.isArray(value['sections']) &&
  value['issued'] instanceof Temporal.PlainDate;
