import { languages } from '../../policy/index.ts';
import type { NavigationItem } from '../options.ts';
import { inLanguage, useVisit, type Visit } from '../visit.ts';
import type { PageMeta } from './meta.ts';

/** The operator's name, set as type; the mark is the end of the line of time. */
export function PageHeader({ visit, meta }: { readonly visit: Visit; readonly meta: PageMeta }) {
  const { t, to } = useVisit();
  const { site, path, language } = visit;
  const items: readonly NavigationItem[] = [home, ...site.navigation, privacy, imprint];
  return (
    <header class="head">
      <div class="head__inner">
        <a class="wordmark" href={to('/')}>
          <svg class="wordmark__mark" viewBox="0 0 40 16" width="40" height="16" aria-hidden="true">
            <path d="M0 8h28" />
            <circle cx="33" cy="8" r="5" />
          </svg>
          <span>{site.policy.controller.name}</span>
        </a>
        {/* On a page whose address is a secret, other languages would need the secret in a link: the form keeps it. */}
        {!meta.referrer && (
          <nav class="tongues" aria-label={t(words.language)}>
            {languages.map((one) => (
              <a
                href={inLanguage(one, path)}
                lang={one}
                hreflang={one}
                aria-current={one === language ? 'true' : undefined}
              >
                {ownName[one]}
              </a>
            ))}
          </nav>
        )}
      </div>
      <nav class="nav" aria-label={t(words.pages)}>
        <ul>
          {items.map((item) => (
            <li>
              <a href={to(item.path)} aria-current={currentness(path, item.path)}>
                {t(item.label)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

function currentness(path: string, item: string): 'page' | 'true' | undefined {
  if (path === item) return 'page';
  return item !== '/' && path.startsWith(`${item}/`) ? 'true' : undefined;
}

const home: NavigationItem = { path: '/', label: { de: 'Start', en: 'Start' } };
const privacy: NavigationItem = { path: '/privacy', label: { de: 'Datenschutz', en: 'Privacy' } };
const imprint: NavigationItem = { path: '/imprint', label: { de: 'Impressum', en: 'Imprint' } };

const ownName = { de: 'Deutsch', en: 'English' } as const;
const words = {
  language: { de: 'Sprache', en: 'Language' },
  pages: { de: 'Seiten', en: 'Pages' },
};
