import type { Child, PropsWithChildren } from 'hono/jsx';
import { createContext, useContext } from 'hono/jsx';
import type { Text } from '../../core/policy/index.ts';
import type { StaffFormProps, StaffPlace } from '../../core/section/index.ts';
import { Button, Form, type PageMeta, page, useVisit, type WebContext } from '../../core/web/index.ts';
import { mayDo, mayIn, maySomewhere } from '../desk/rights.ts';
import type { Insider, SectionPlace } from '../session/gate.ts';
import type { Session } from '../session/session.ts';

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

/** Somebody is inside and yet not meant to do this. */
export const noRight = (c: WebContext, insider: Insider): Promise<Response> =>
  staffPage(c, insider, { title: words.noRight, status: 403 }, <p>{words.noRightWhat[c.var.language]}</p>);

/** Answers with a page of the staff area: its own navigation, nothing for search engines, nothing for caches. */
export function staffPage(
  c: WebContext,
  { csrf: token, places, session }: Insider,
  meta: PageMeta,
  body: Child,
): Promise<Response> {
  const all = { ...meta, robots: 'noindex', wide: true, styles: ['staff.css', ...(meta.styles ?? [])] } as const;
  return page(
    c,
    all,
    <csrf.Provider value={token}>
      <Frame simulation={c.var.site.simulation} further={places} session={session} title={meta.title}>
        {body}
      </Frame>
    </csrf.Provider>,
  );
}

function Frame({
  simulation,
  further,
  session,
  title,
  children,
}: PropsWithChildren<{
  readonly simulation: boolean;
  readonly further: readonly SectionPlace[];
  readonly session: Session;
  readonly title: Text | string;
}>) {
  const { t, to, path } = useVisit();
  return (
    <div class="staff">
      <div class="staff__bar">
        <nav class="staff__nav" aria-label={t(words.nav)}>
          <ul>
            {[
              ...own
                .filter((place) => simulation || !place.simulated)
                .filter((place) => (place.keeper ? session.role === 'keeper' : mayDo(session.role, 'read'))),
              ...further.filter((place) => isOpen(place, session)),
              mine,
            ].map((place) => (
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

/** Whether somebody finds anything at a place that they may see. */
export const isOpen = ({ section, right = 'read', inParts }: SectionPlace, session: Session): boolean =>
  (inParts ? maySomewhere : mayIn)(session, right, section);

interface Place extends StaffPlace {
  readonly simulated?: true;
  /** For those alone who keep the deployment. */
  readonly keeper?: true;
}

const own: readonly Place[] = [
  { path: '/staff', label: { de: 'Zusagen', en: 'Promises' } },
  { path: '/staff/clock', label: { de: 'Uhr', en: 'Clock' }, simulated: true, keeper: true },
  { path: '/staff/person', label: { de: 'Person', en: 'Person' }, keeper: true },
  { path: '/staff/holds', label: { de: 'Aussetzungen', en: 'Holds' }, keeper: true },
  { path: '/staff/outbox', label: { de: 'Postausgang', en: 'Outbox' }, keeper: true },
  { path: '/staff/journal', label: { de: 'Protokoll', en: 'Journal' } },
  { path: '/staff/team', label: { de: 'Zugänge', en: 'Accounts' }, keeper: true },
  { path: '/staff/deeds', label: { de: 'Tätigkeiten', en: 'Deeds' }, keeper: true },
  { path: '/staff/doctor', label: { de: 'Zustand', en: 'State' }, keeper: true },
];

/** Last, beside the way out. */
const mine: Place = { path: '/staff/access', label: { de: 'Mein Zugang', en: 'My account' } };

const words = {
  nav: { de: 'Interner Bereich', en: 'Internal area' },
  signOut: { de: 'Abmelden', en: 'Sign out' },
  noRight: { de: 'Dafür fehlt Ihrem Zugang das Recht', en: 'Your account has no right to that' },
  noRightWhat: {
    de: 'Es wurde nichts geändert. Wer die Zugänge verwaltet, kann Ihnen eine andere Rolle geben.',
    en: 'Nothing has been changed. Whoever manages the accounts can give you another role.',
  },
};
