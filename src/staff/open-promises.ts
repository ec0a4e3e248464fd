/**
 * Promises that the policy makes and that no running code keeps yet, with the part of the plan that builds it. The board
 * calls them so, and a promise is in this list or it has a test: neither may say more than the other.
 */
export const openPromises: Readonly<Record<string, string>> = {
  ...promises('The online shop', [14, 21]),
  ...promises(
    'The online software',
    [53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74],
  ),
};

function promises(plan: string, numbers: readonly number[]): Record<string, string> {
  return Object.fromEntries(numbers.map((number) => [`S${number}`, plan]));
}
