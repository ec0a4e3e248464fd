import type { Text } from '../../core/policy/index.ts';
import { Table, useVisit } from '../../core/web/index.ts';
import { Moment } from '../frame/index.ts';
import type { StoredDeed } from './queries.ts';

interface Props {
  readonly deeds: readonly StoredDeed[];
  readonly names: ReadonlyMap<string, string>;
  /** Everybody who may be asked for. */
  readonly members: ReadonlyMap<string, string>;
  readonly chosen: string | undefined;
  readonly titles: Readonly<Record<string, Text>>;
  /** Where there is a page about what a deed was about, by the path of the deed. */
  readonly placeOf: (deed: StoredDeed) => string | undefined;
  readonly keptFor: Text;
}

/** Who did what at the desk, newest first. */
export function DeedsPage({ deeds, names, members, chosen, titles, placeOf, keptFor }: Props) {
  const { t, to } = useVisit();
  return (
    <>
      <p>
        {t(words.what)} {t(keptFor)}
      </p>
      <form class="form form--inline filter" method="get" action={to('/staff/deeds')}>
        <div class="field">
          <label for="filter-member">{t(words.who)}</label>
          <select id="filter-member" name="member">
            <option value="">{t(words.all)}</option>
            {[...members].map(([account, name]) => (
              <option value={account} selected={account === chosen}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <button class="button button--quiet" type="submit">
          {t(words.filter)}
        </button>
      </form>
      {deeds.length === 0 ? (
        <p role="status">{t(words.none)}</p>
      ) : (
        <Table
          caption={t(words.title)}
          isQuiet
          head={[t(words.at), t(words.who), t(words.did)]}
          rows={deeds.map((deed) => {
            const place = placeOf(deed);
            const did = titles[deed.what] ? t(titles[deed.what] ?? '') : deed.what;
            return [
              <Moment at={deed.at} />,
              deed.account ? (names.get(deed.account) ?? t(words.gone)) : t(words.gone),
              place ? <a href={to(place)}>{did}</a> : did,
            ];
          })}
        />
      )}
    </>
  );
}

export const words = {
  title: { de: 'Tätigkeiten', en: 'Deeds' },
  what: {
    de: 'Welche Formulare hier abgesandt wurden und von wem. Was darin stand, steht hier nicht.',
    en: 'Which forms were sent here and by whom. What stood in them does not stand here.',
  },
  who: { de: 'Wer', en: 'Who' },
  did: { de: 'Was', en: 'What' },
  at: { de: 'Zeit', en: 'Time' },
  all: { de: 'Alle', en: 'Everybody' },
  filter: { de: 'Filtern', en: 'Filter' },
  none: { de: 'Nichts ist verzeichnet.', en: 'Nothing is noted.' },
  gone: { de: 'jemand, der nicht mehr hier arbeitet', en: 'somebody who works here no more' },
} as const satisfies Record<string, Text>;
