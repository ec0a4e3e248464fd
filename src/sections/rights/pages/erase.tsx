import { articleInWords, dateInWords, lastDayBefore } from '../../../core/policy/index.ts';
import type { HeldAbout, World } from '../../../core/section/index.ts';
import { Button, useVisit } from '../../../core/web/index.ts';
import { VisitForm } from './visit-form.tsx';
import { words } from './words.ts';

export interface ErasePageProps {
  readonly world: World;
  readonly token: string;
  readonly held: readonly HeldAbout[];
  /** What the form said: `all` or ids. */
  readonly records: string;
}

/** Before erasure: what goes, and what stays with article, reason and last day (Art. 17 GDPR). Nothing has happened yet. */
export function ErasePage({ world, token, held, records }: ErasePageProps) {
  const { t } = useVisit();
  const goes = held.filter(({ open }) => open.erasure.outcome === 'erased');
  const stays = held.filter(({ open }) => open.erasure.outcome !== 'erased');
  const canDo = held.some(({ open }) => open.erasure.outcome === 'erased' || open.erasure.outcome === 'kept');
  return (
    <>
      <h1>{t(words.eraseTitle)}</h1>
      <p class="lead">{t(canDo ? words.eraseLead : words.eraseNothing)}</p>
      <div class="your-data">
        {goes.length > 0 && (
          <section aria-labelledby="goes">
            <h2 id="goes">{t(words.goes)}</h2>
            <ul>
              {goes.map(({ title, stageTitle }) => (
                <li>
                  {t(title)} ({t(stageTitle)})
                </li>
              ))}
            </ul>
          </section>
        )}
        {stays.length > 0 && (
          <section aria-labelledby="stays">
            <h2 id="stays">{t(words.stays)}</h2>
            <ul>
              {stays.map((one) => (
                <li>
                  <strong>{t(one.title)}</strong>: <Stays held={one} world={world} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <div class="datum__deeds your-data__choice">
        {canDo && (
          <VisitForm token={token} action="/your-data/erasure" inline values={{ records, confirmed: 'yes' }}>
            <Button kind="grave">{t(words.eraseNow)}</Button>
          </VisitForm>
        )}
        <VisitForm token={token} action="/your-data/overview" inline>
          <Button kind="quiet">{t(words.back)}</Button>
        </VisitForm>
      </div>
    </>
  );
}

function Stays({ held, world }: { readonly held: HeldAbout; readonly world: World }) {
  const { t, language } = useVisit();
  const { calendar, policy } = world.rules;
  const { stage } = held;
  const { erasure } = held.open;
  if (erasure.outcome !== 'kept') return <>{t(words.suspended)}</>;
  const until = erasure.until && dateInWords(lastDayBefore(erasure.until, calendar), language, calendar);
  const becomes = policy.sections.flatMap((s) => s.classes).find(({ name }) => name === held.class)?.lifecycle.stages[
    erasure.stage
  ];
  return (
    <>
      {erasure.stage !== stage && becomes && (
        <>
          {language === 'de' ? 'künftig nur noch „' : 'from now on only “'}
          {t(becomes.title)}
          {language === 'de' ? '“. ' : '”. '}
        </>
      )}
      {t(erasure.because)} ({articleInWords(erasure.article, language)} {language === 'de' ? 'DSGVO' : 'GDPR'}){' '}
      {until && (language === 'de' ? `Gelöscht spätestens am ${until}.` : `Erased by ${until} at the latest.`)}
    </>
  );
}
