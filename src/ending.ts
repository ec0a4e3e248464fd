/** How a process says that it could not go on: one sentence where an operator can mend it, the whole trace where nobody foresaw it. */
export function ending(error: unknown): string {
  if (!(error instanceof Error)) return `avow: this should not have happened: ${String(error)}`;
  const coded = 'code' in error && typeof error.code === 'string';
  return coded ? `avow: ${error.message}` : `avow: this should not have happened.\n${error.stack ?? error.message}`;
}
