/** Thrown where a text holds what the visual mode does not show; the text then stays Markdown. */
class Unshown extends Error {}

export const unshown = () => {
  throw new Unshown();
};

/** What the reading answers; undefined where it met what is not shown. */
export function orUndefined(read) {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unshown) return undefined;
    throw error;
  }
}
