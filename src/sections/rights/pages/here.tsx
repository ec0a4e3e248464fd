import { dateAndTimeInWords } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import { Table, useVisit } from '../../../core/web/index.ts';
import type { Overview } from '../overview/collect.ts';
import { valueInWords } from '../overview/rows.ts';
import { words } from './words.ts';

/** The browser in use: its cookies and its lines in the log (S5). */
export function Here({ world, overview: { here, cookies } }: { readonly world: World; readonly overview: Overview }) {
  const { t, language } = useVisit();
  const { calendar } = world.rules;
  const [first] = here;
  return (
    <section aria-labelledby="here">
      <h2 id="here">{t(words.here)}</h2>
      <p>{t(words.hereWhat)}</p>
      <h3>{t(words.cookies)}</h3>
      {cookies.length === 0 ? (
        <p>{t(words.noCookies)}</p>
      ) : (
        <ul>
          {cookies.map((cookie) => (
            <li>
              <code>{cookie.name}</code>: {t(cookie.purpose)}
            </li>
          ))}
        </ul>
      )}
      <h3>{t(words.accesses)}</h3>
      {first ? (
        <Table
          caption={t(first.title)}
          head={[...first.fields.map(({ title }) => t(title)), t(words.gone)]}
          rows={here.map(({ fields, until }) => [
            ...fields.map((field) => valueInWords(field, language, calendar)),
            until ? dateAndTimeInWords(until, language, calendar) : '–',
          ])}
        />
      ) : (
        <p>{t(words.noAccesses)}</p>
      )}
    </section>
  );
}
