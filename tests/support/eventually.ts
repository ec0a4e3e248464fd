import assert from 'node:assert/strict';

/** Waits for what another process does by itself; fails where it is not so after 15 seconds. */
export async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`After 15 seconds it is still not so: ${what}.`);
}
