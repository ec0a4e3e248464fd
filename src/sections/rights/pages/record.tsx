import type { HeldAbout, World } from '../../../core/section/index.ts';
import { LineOfTime, Pairs, useVisit } from '../../../core/web/index.ts';
import { lineOf, todayOn } from '../overview/line.ts';
import { aboutRows, fieldRows } from '../overview/rows.ts';
import { criteria, untilInWords } from '../overview/until.ts';
import { requestClass } from '../request/index.ts';
import { visitClass } from '../visit/queries.ts';
import { Actions } from './actions.tsx';
import { words } from './words.ts';

export interface RecordProps {
  readonly world: World;
  readonly held: HeldAbout;
  readonly token: string;
}

/** One record: until when, on the line of time; what it holds; why; and what its person can have done with it. */
export function RecordCard({ world, held, token }: RecordProps) {
  const { t, language } = useVisit();
  const { policy, calendar } = world.rules;
  const points = lineOf(policy, held, language, calendar);
  const mark = held.held ? words.suspended : held.kind && words[held.kind];
  // What is only about this page has its own ways to end, and no deeds beside them but to be corrected.
  const hasDeeds = held.class !== visitClass && held.class !== requestClass;
  const isCorrectable = held.fields.some(({ correct }) => correct !== undefined);
  return (
    <article class="datum" id={`r-${held.record}`} aria-labelledby={`h-${held.record}`}>
      <header class="datum__head">
        <h3 id={`h-${held.record}`}>{t(held.title)}</h3>
        <p class="datum__until">
          {t(held.stageTitle)} · {held.ahead.goneBy && !held.held && t(words.erased)}
          {untilInWords(world.rules, held, language)}
          {mark && <span class="tag tag--soon">{t(mark)}</span>}
        </p>
      </header>
      <LineOfTime
        title={t(words.way)}
        points={points}
        today={todayOn(points, held, world.clock.now())}
        tone={held.held ? 'soon' : 'kept'}
      />
      <Pairs
        items={fieldRows(held.fields, language, calendar).map(([label, value]) => [t(label), <Value text={value} />])}
      />
      <details class="card">
        <summary>{t(words.why)}</summary>
        <Pairs items={aboutRows(world, held, language).map(([label, value]) => [t(label), t(value)])} />
        <div class="datum__long">
          <p class="datum__label">{t(words.howLong)}</p>
          <ul>
            {criteria(policy, held, language).map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </div>
      </details>
      {(hasDeeds || isCorrectable) && <Actions held={held} token={token} isOnlyCorrected={!hasDeeds} />}
    </article>
  );
}

/** Line breaks as they were kept, checksums so that they can be compared. */
export function Value({ text }: { readonly text: string }) {
  if (/^[0-9a-f]{32,}$/.test(text)) return <code class="datum__code">{text}</code>;
  const [first, ...rest] = text.split('\n');
  if (rest.length === 0) return <>{text}</>;
  return (
    <ul class="datum__lines">
      {[first, ...rest].map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}
