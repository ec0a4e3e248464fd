import type { Activity, RegisterView } from './view.ts';

/** One line an activity, for spreadsheets (RFC 4180). Column names are the letters' English names in both languages. */
export const registerCsv = (view: RegisterView): string =>
  [columns.map(([name]) => name), ...view.activities.map((activity) => columns.map(([, cell]) => cell(activity, view)))]
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('');

const columns: readonly (readonly [name: string, cell: (activity: Activity, view: RegisterView) => string])[] = [
  ['id', ({ name }) => name],
  ['title', ({ title }) => title],
  ['section', ({ section }) => section],
  [
    'controller',
    (_, { controller }) => each([controller.name, controller.address, controller.phone, controller.email]),
  ],
  ['purposes', ({ purposes }) => each(purposes.map(({ title, basis }) => `${title}: ${basis}`))],
  ['legal_basis', ({ basis }) => basis],
  ['data_subjects', ({ persons }) => persons],
  ['data', ({ data }) => each(data)],
  ['recipients', ({ recipients }) => each(recipients.map(({ title }) => title))],
  ['third_countries', ({ thirdCountries }) => each(thirdCountries)],
  ['erasure', ({ erasure }) => each(erasure.map(({ stage, words }) => `${stage}: ${words}`))],
  ['measures', ({ measures }) => each(measures)],
  ['source', ({ source }) => source],
  ['provision', ({ provision }) => provision],
  ['issued', (_, { issued }) => issued],
];

const each = (items: readonly string[]): string => items.join('; ');

// A cell that begins like a formula is one to a spreadsheet; a leading apostrophe keeps it text.
const quoted = (cell: string): string => `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;
