import { html, raw } from 'hono/html';
import { dateInWords, type Language } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { TimePoint } from '../../../core/web/index.ts';
import type { Overview } from '../overview/collect.ts';
import type { Row } from '../overview/rows.ts';
import { type Report, type ReportPart, reportOf } from './report.ts';
import { style } from './style.ts';

/** One file that a browser shows for ever: it loads nothing and needs nobody. */
export async function htmlOf(world: World, overview: Overview, language: Language): Promise<string> {
  const report = reportOf(world, overview, language);
  const { timeZone } = world.rules.calendar;
  const page = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{report.title}</title>
        <style>{raw(style)}</style>
      </head>
      <body>
        <Body report={report} date={(at) => dateInWords(at, language, { timeZone })} />
      </body>
    </html>
  );
  return String(await html`<!doctype html>${page}`);
}

type DateOf = (at: Temporal.Instant) => string;

const Body = ({ report, date }: { readonly report: Report; readonly date: DateOf }) => (
  <main>
    <h1>{report.title}</h1>
    <p class="lead">{report.lead}</p>
    {report.parts.map((part) => (
      <Part part={part} date={date} />
    ))}
    {report.passages.map(({ heading, text, isProminent }) => (
      <section class={isProminent ? 'prominent' : undefined}>
        {heading && <h2>{heading}</h2>}
        <p>{text}</p>
      </section>
    ))}
  </main>
);

const Part = ({ part, date }: { readonly part: ReportPart; readonly date: DateOf }) => (
  <article>
    <h2>{part.heading}</h2>
    {part.line.length > 0 && (
      <ol class="line">
        {part.line.map((point) => (
          <li class={point.state}>{pointInWords(point, date)}</li>
        ))}
      </ol>
    )}
    <Rows rows={part.data} />
    <Rows rows={part.about} />
    {part.howLong.length > 0 && (
      <ul>
        {part.howLong.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    )}
  </article>
);

const Rows = ({ rows }: { readonly rows: readonly Row[] }) =>
  rows.length === 0 ? null : (
    <dl>
      {rows.map(([label, value]) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );

/** A point of the line as text: „abonniert, 23. November 2026“. */
export const pointInWords = ({ label, at, hint }: TimePoint, date: DateOf): string =>
  [label, at === undefined ? hint : typeof at === 'string' ? at : date(at)].filter(Boolean).join(', ');
