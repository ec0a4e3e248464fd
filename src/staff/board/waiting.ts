// Where a promise stands otherwise than its section: a section may run and not keep all it promises yet, and a part that
// runs may keep a promise of a section that does not run yet. The board tells no more than the tests do: one of them
// compares these lists with the list of promises that have no test.

/** Promises of running sections that wait for a later part: desk and shop, topics and links of campaigns. */
export const notYetKept: ReadonlySet<string> = new Set(['S2', 'S5', 'S14', 'S33', 'S43', 'S48']);

/** Promises of sections that wait, kept already by another: withdrawal and its effect by the newsletter. */
export const keptAhead: ReadonlySet<string> = new Set(['S77', 'S80']);
