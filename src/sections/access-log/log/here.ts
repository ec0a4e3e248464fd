import { append } from '../../../core/journal/index.ts';
import type { HeldHere, Seen, World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import { evidenceClass } from '../evidence/queries.ts';
import { linesAbout } from './search.ts';
import { entryClass } from './slice.ts';

/**
 * The lines of the browser that somebody sits at. An IP address is shared and changes hands, so a line counts as theirs only
 * from the same address and browser, and since they have shown who they are (Art. 15(4) GDPR). What a secret order preserves
 * is left out, and that anything was left out is said to nobody but the journal: it would tell of the order (section 29(1)
 * BDSG).
 */
export async function linesHere(world: World, { client, browser, since }: Seen): Promise<readonly HeldHere[]> {
  if (client === '') return [];
  const all = (await linesAbout(world, client)).filter(
    (line) => line.browser === browser && Temporal.Instant.compare(line.at, since) >= 0,
  );
  const lines = all.filter(({ isConfidential }) => !isConfidential);
  if (lines.length < all.length) await noteWithheld(world);
  return lines.map(({ at, address, request, browser: name, goneBy }) => ({
    class: entryClass,
    until: goneBy,
    fields: [
      { name: 'time', title: titles.time, value: at.toString() },
      { name: 'address', title: titles.address, value: address },
      { name: 'request', title: titles.request, value: `${request.method} ${request.route} ${request.status}` },
      { name: 'browser', title: titles.browser, value: name },
    ],
  }));
}

/** Each answer that leaves something out stands in the journal, and of whom it was nothing (Art. 5(2) GDPR). */
async function noteWithheld({ db, clock }: World): Promise<void> {
  const entry = {
    at: clock.now(),
    what: 'withheld',
    class: evidenceClass,
    rule: 'BDSG.29.1',
    actor: 'server',
  } as const;
  await transaction(db, (tx) => append(tx, [entry]));
}

const titles = {
  time: { de: 'Zeitpunkt', en: 'Time' },
  address: { de: 'IP-Adresse', en: 'IP address' },
  request: { de: 'Seite und Antwort', en: 'Page and answer' },
  browser: { de: 'Browserkennung', en: 'Browser identification' },
} as const;
