import { dateAndTimeInWords } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import { Button, Message, useVisit } from '../../../core/web/index.ts';
import type { Wrong } from '../deed/posted.ts';
import type { Told } from '../deed/told.ts';
import type { Overview } from '../overview/collect.ts';
import { visitClass } from '../visit/queries.ts';
import type { Visit } from '../visit/visit.ts';
import { Here } from './here.tsx';
import { RecordCard } from './record.tsx';
import { Result } from './result.tsx';
import { Recipients, Rights } from './rights.tsx';
import { VisitForm } from './visit-form.tsx';
import { All, Copies, MessageForm, Objection } from './wishes.tsx';
import { words } from './words.ts';

export interface OverviewPageProps {
  readonly world: World;
  readonly visit: Visit;
  readonly overview: Overview;
  readonly told?: Told | undefined;
  readonly wrong?: Wrong | undefined;
}

/** Everything that is held about the person of a visit, and everything they can do about it. */
export function OverviewPage({ world, visit, overview, told, wrong }: OverviewPageProps) {
  const { t, language } = useVisit();
  const { policy, calendar } = world.rules;
  const { token } = visit;
  const others = overview.held.filter((held) => held.class !== visitClass);
  const visits = overview.held.filter((held) => held.class === visitClass);
  return (
    <div class="your-data">
      <div class="your-data__head">
        <h1>{t(words.title)}</h1>
        <p class="lead your-data__address">{visit.address}</p>
        <div class="your-data__door">
          <p class="small">
            {language === 'de'
              ? `Ihr Zugang endet um ${dateAndTimeInWords(visit.endsAt, 'de', calendar).split(', ')[1]} Uhr.`
              : `Your access ends at ${dateAndTimeInWords(visit.endsAt, 'en', calendar).split(', ')[1]}.`}
          </p>
          <VisitForm token={token} action="/your-data/sign-out" inline>
            <Button kind="quiet">{t(words.signOut)}</Button>
          </VisitForm>
        </div>
      </div>
      {told && <Result told={told} />}
      <section aria-labelledby="held">
        <h2 id="held">{t(words.held)}</h2>
        {others.length === 0 && (
          <Message title={t(words.nothing)}>
            <p>{t(words.nothingWhat)}</p>
          </Message>
        )}
        {[...others, ...visits].map((held) => (
          <RecordCard world={world} held={held} token={token} />
        ))}
      </section>
      <Objection policy={policy} held={others} token={token} />
      {others.length > 0 && <All held={others} token={token} />}
      <Copies token={token} />
      <Here world={world} overview={overview} />
      <Recipients world={world} held={overview.held} />
      {world.requests && <MessageForm token={token} wrong={wrong} />}
      <Rights policy={policy} />
    </div>
  );
}
