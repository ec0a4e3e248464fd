import type { Child, PropsWithChildren } from 'hono/jsx';
import { createContext, useContext } from 'hono/jsx';
import type { Text } from '../../core/policy/index.ts';
import type { StaffFormProps, StaffPlace } from '../../core/section/index.ts';
import { Button, Form, type PageMeta, page, useVisit, type WebContext } from '../../core/web/index.ts';
import type { Insider } from '../session/gate.ts';

const csrf = createContext('');

/** A form of the staff area: it carries the session's token. */
export function StaffForm({ children, ...form }: PropsWithChildren<StaffFormProps>) {
  return (
    <Form {...form}>
      <input type="hidden" name="csrf" value={useContext(csrf)} />
      {children}
    </Form>
  );
}

/** Answers with a page of the staff area: its own navigation, nothing for search engines, nothing for caches. */
export function staffPage(
  c: WebContext,
  { csrf: token, places }: Insider,
  meta: PageMeta,
  body: Child,
): Promise<Response> {
  const all = { ...meta, robots: 'noindex', wide: true, styles: ['staff.css', ...(meta.styles ?? [])] } as const;
  return page(
    c,
    all,
    <csrf.Provider value={token}>
      <Frame simulation={c.var.site.simulation} further={places} title={meta.title}>
        {body}
      </Frame>
    </csrf.Provider>,
  );
}

function Frame({
  simulation,
  further,
  title,
  children,
}: PropsWithChildren<{
  readonly simulation: boolean;
  readonly further: readonly StaffPlace[];
  readonly title: Text | string;
}>) {
  const { t, to, path } = useVisit();
  return (
    <div class="staff">
      <div class="staff__bar">
        <nav class="staff__nav" aria-label={t(words.nav)}>
          <ul>
            {[...own, ...further]
              .filter((place) => simulation || !('simulated' in place))
              .map((place) => (
                <li>
                  <a href={to(place.path)} aria-current={path === place.path ? 'page' : undefined}>
                    {t(place.label)}
                  </a>
                </li>
              ))}
          </ul>
        </nav>
        <StaffForm action="/staff/sign-out" inline>
          <Button kind="quiet" name="which" value="here">
            {t(words.signOut)}
          </Button>
        </StaffForm>
      </div>
      <h1>{t(title)}</h1>
      {children}
    </div>
  );
}

interface Place extends StaffPlace {
  readonly simulated?: true;
}

const own: readonly Place[] = [
  { path: '/staff', label: { de: 'Zusagen', en: 'Promises' } },
  { path: '/staff/clock', label: { de: 'Uhr', en: 'Clock' }, simulated: true },
  { path: '/staff/person', label: { de: 'Person', en: 'Person' } },
  { path: '/staff/holds', label: { de: 'Aussetzungen', en: 'Holds' } },
  { path: '/staff/outbox', label: { de: 'Postausgang', en: 'Outbox' } },
  { path: '/staff/journal', label: { de: 'Protokoll', en: 'Journal' } },
  { path: '/staff/team', label: { de: 'Zugänge', en: 'Accounts' } },
  { path: '/staff/access', label: { de: 'Mein Zugang', en: 'My account' } },
];

const words = {
  nav: { de: 'Interner Bereich', en: 'Internal area' },
  signOut: { de: 'Abmelden', en: 'Sign out' },
};
