import type { Language } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Archived, archiveWordings } from '../consent/wording.ts';
import { shownIn } from '../pages/shown.tsx';
import type { List } from '../policy.ts';

/**
 * What everybody is shown who signs up now, archived before the first of them is kept. It changes with the policy alone,
 * so it is drawn and archived once for each policy, language and list and not for every visitor again.
 */
export function archivedWordings(
  world: World,
): (language: Language, list: List, now: Temporal.Instant) => Promise<Archived> {
  const archived = new Map<string, Archived>();
  return async (language, list, now) => {
    const which = `${world.rules.version} ${language} ${list.name}`;
    const known =
      archived.get(which) ?? (await archiveWordings(world.db, await shownIn(world, language, list), language, now));
    archived.set(which, known);
    return known;
  };
}
