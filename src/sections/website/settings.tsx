import { z } from 'zod';
import {
  heldCookie,
  type Preferences,
  page,
  preferencesCookie,
  readForm,
  refuse,
  savePreferences,
  type Web,
  type WebContext,
} from '../../core/web/index.ts';
import { cookieOf, lifetimeOf } from './cookie-words.ts';
import { SettingsPage, settingsTitle } from './pages/settings.tsx';

const settings = z.object({
  language: z.enum(['any', 'de', 'en']),
  textSize: z.enum(['normal', 'large', 'larger']),
  colour: z.enum(['auto', 'light', 'dark']),
});

/** The only place that writes the permanent cookie, on the person's own act (S9, S10). */
export function settingsRoutes(web: Web): void {
  web.get('/settings', (c) =>
    page(
      c,
      { title: settingsTitle },
      <SettingsPage {...shown(c)} {...(c.req.query('saved') !== undefined && { outcome: outcomeOf(c) })} />,
    ),
  );
  web.post('/settings', async (c) => {
    const form = await readForm(c, settings);
    if (!form.ok) return refuse(c, { title: settingsTitle }, <SettingsPage {...shown(c)} outcome="refused" />);
    const { language, textSize, colour } = form.value;
    savePreferences(c, { ...(language !== 'any' && { language }), textSize, colour });
    // Without prefix, or the address would outvote the language that was just chosen.
    return c.redirect('/settings?saved', 303);
  });
}

// S13: a browser that took no cookie brings none back; it is told, not left to wonder.
const outcomeOf = (c: WebContext) => (heldCookie(c, preferencesCookie) === undefined ? 'blocked' : 'saved');

function shown(c: WebContext): { readonly chosen: Preferences; readonly lifetime: string } {
  const cookie = cookieOf(c.var.site.policy, preferencesCookie);
  return { chosen: c.var.preferences, lifetime: cookie ? lifetimeOf(cookie, c.var.language) : '' };
}
