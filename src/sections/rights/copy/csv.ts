import type { World } from '../../../core/section/index.ts';
import type { Overview } from '../overview/collect.ts';
import { copyOf } from './data.ts';

const head = ['record', 'class', 'stage', 'since', 'gone_by', 'basis', 'purposes', 'field', 'value', 'portable_art_20'];

/** One line for each datum (RFC 4180), so that any table program reads it. */
export function csvOf(world: World, overview: Overview): string {
  const { records, thisBrowser } = copyOf(world, overview);
  const rows = records.flatMap((one) =>
    Object.entries(one.data).map(([name, value]) => [
      one.record,
      one.class,
      one.stage,
      one.since,
      one.goneBy ?? '',
      one.basis,
      one.purposes.map((purpose) => purpose.name).join(' '),
      name,
      value,
      one.portable.includes(name) ? 'yes' : 'no',
    ]),
  );
  const here = thisBrowser.requests.flatMap((one) =>
    Object.entries(one.data).map(([name, value]) => [
      '',
      one.class,
      '',
      '',
      one.goneBy ?? '',
      '',
      '',
      name,
      value,
      'no',
    ]),
  );
  return [head, ...rows, ...here].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

// A value that begins like a formula would be one to a table program.
const cell = (value: string): string => {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};
