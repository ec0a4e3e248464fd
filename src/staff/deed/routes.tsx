import { classNamed, inWords, type Text } from '../../core/policy/index.ts';
import { namesOf } from '../account/names.ts';
import { allAccounts } from '../account/queries.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { staffPage } from '../frame/index.ts';
import type { Gate } from '../session/gate.ts';
import { DeedsPage, words } from './page.tsx';
import { deedClass, latestDeeds, type StoredDeed } from './queries.ts';
import { ownDeeds } from './words.ts';

const most = 200;

/** The log of what staff did, for those who keep the deployment. */
export function deedRoutes(gate: Gate, { world, sections }: StaffDependencies): void {
  const titles = Object.assign({}, ownDeeds, ...sections.map((section) => section.staffDeeds ?? {})) as Record<
    string,
    Text
  >;

  gate.get('/staff/deeds', async (c, insider) => {
    const chosen = c.req.query('member') || undefined;
    const deeds = await latestDeeds(world.db, { account: chosen, most });
    const accounts = (await allAccounts(world.db)).map(({ record }) => record);
    const members = await namesOf(world, accounts);
    const body = (
      <DeedsPage {...{ deeds, members, chosen, titles, placeOf }} names={members} keptFor={keptFor(world)} />
    );
    return staffPage(c, insider, { title: words.title }, body);
  });
}

/** `/staff/campaigns/:id/start` about an issue leads to the issue. */
const placeOf = ({ what, about }: StoredDeed): string | undefined =>
  about && what.includes('/:id') ? what.slice(0, what.indexOf('/:id')).concat('/', about) : undefined;

function keptFor({ rules }: StaffDependencies['world']): Text {
  const span = Object.values(classNamed(rules.policy, deedClass).lifecycle.stages)[0]?.after?.earliest[0];
  if (!span) return { de: '', en: '' };
  const period = inWords(span.deadline);
  return {
    de: `Jede Zeile wird nach ${period.dative} gelöscht.`,
    en: `Each line is erased after ${period.en}.`,
  };
}
