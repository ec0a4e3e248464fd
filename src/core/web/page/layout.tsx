import type { PropsWithChildren } from 'hono/jsx';
import { dateInWords, languages } from '../../policy/index.ts';
import { inLanguage, useVisit, type Visit, wordsOf } from '../visit.ts';
import { PageFooter } from './footer.tsx';
import { PageHeader } from './header.tsx';
import type { PageMeta } from './meta.ts';

type Props = PropsWithChildren<{ readonly visit: Visit; readonly meta: PageMeta }>;

const preloaded = ['source-serif-4-latin-wght-normal.woff2', 'inter-latin-wght-normal.woff2'];

export function Layout({ visit, meta, children }: Props) {
  const { language, preferences, site } = visit;
  const { t } = useVisit();
  const name = site.policy.controller.name;
  const title = t(meta.title);
  return (
    <html lang={language} data-text={preferences.textSize} data-colour={preferences.colour}>
      <head>
        <meta charset="utf-8" />
        <title>{title === name ? name : `${title} · ${name}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={preferences.colour === 'auto' ? 'light dark' : preferences.colour} />
        {meta.description && <meta name="description" content={t(meta.description)} />}
        {meta.robots && <meta name="robots" content={meta.robots} />}
        {preloaded.map((font) => (
          <link rel="preload" as="font" type="font/woff2" href={site.assets.path(font)} crossorigin="anonymous" />
        ))}
        {['avow.css', ...(meta.styles ?? [])].map((style) => (
          <link rel="stylesheet" href={site.assets.path(style)} />
        ))}
        <link rel="icon" type="image/svg+xml" href={site.assets.path('mark.svg')} />
        {!meta.referrer &&
          languages.map((one) => (
            <link rel="alternate" hreflang={one} href={site.baseUrl + inLanguage(one, visit.path)} />
          ))}
        {meta.feed && <link rel="alternate" type="application/rss+xml" title={title} href={visit.prefix + meta.feed} />}
        {meta.scripts?.map((script) => (
          <script type="module" src={site.assets.path(script)} />
        ))}
      </head>
      <body>
        <a class="skip" href="#content">
          {t(words.skip)}
        </a>
        {site.mode === 'trial' && <TrialStrip visit={visit} />}
        <PageHeader visit={visit} meta={meta} />
        <main id="content" class={meta.wide ? 'page page--wide' : 'page'} tabindex={-1}>
          {children}
        </main>
        <PageFooter visit={visit} />
      </body>
    </html>
  );
}

/** Nobody must take a trial for the company's real site, or a simulated date for today. */
function TrialStrip({ visit }: { readonly visit: Visit }) {
  const { site, language, now } = visit;
  const date = dateInWords(now, language, site.policy);
  return (
    <aside class="strip" aria-label={wordsOf(words.trial, language)}>
      {wordsOf(words.trial, language)}
      {site.simulation && ` · ${wordsOf(words.simulated, language)} ${date}`}
    </aside>
  );
}

const words = {
  skip: { de: 'Zum Inhalt springen', en: 'Skip to content' },
  trial: { de: 'Probebetrieb', en: 'Trial operation' },
  simulated: { de: 'simulierte Zeit:', en: 'simulated time:' },
};
