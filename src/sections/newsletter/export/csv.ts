/**
 * A line of a table. Every cell is quoted; one that a spreadsheet would take for a formula is led by an apostrophe, so that
 * nothing that somebody once typed into a form is ever computed on our desks.
 */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(cell).join(',')}\r\n`;

// The mark makes spreadsheets read UTF-8.
export const csvMark = '\ufeff';

function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
