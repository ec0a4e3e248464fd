import { dateAndTimeInWords } from '../../../core/policy/index.ts';
import type { Field, World } from '../../../core/section/index.ts';
import { Pairs, Table, useVisit } from '../../../core/web/index.ts';
import type { Overview } from '../overview/collect.ts';
import { valueInWords } from '../overview/rows.ts';
import { words } from './words.ts';

/** The browser in use: its cookies and its lines in the log (S5). */
export function Here({ world, overview: { here, cookies } }: { readonly world: World; readonly overview: Overview }) {
  const { t, language } = useVisit();
  const { calendar } = world.rules;
  const [first] = here;
  // What every line says alike is said once.
  const isSame = (field: Field) =>
    here.every(({ fields }) => fields.some(({ name, value }) => name === field.name && value === field.value));
  const differs = (field: Field) => field.name === 'time' || !isSame(field);
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
        <>
          <Pairs
            items={first.fields
              .filter((field) => !differs(field))
              .map((field) => [t(field.title), <code>{field.value}</code>])}
          />
          <Table
            caption={t(first.title)}
            head={[...first.fields.filter(differs).map(({ title }) => t(title)), t(words.gone)]}
            rows={here.map(({ fields, until }) => [
              ...fields.filter(differs).map((field) => valueInWords(field, language, calendar)),
              until ? dateAndTimeInWords(until, language, calendar) : '–',
            ])}
          />
        </>
      ) : (
        <p>{t(words.noAccesses)}</p>
      )}
    </section>
  );
}
