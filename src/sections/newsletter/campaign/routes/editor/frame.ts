import { dateInWords } from '../../../../../core/policy/index.ts';
import type { World } from '../../../../../core/section/index.ts';
import type { WebContext } from '../../../../../core/web/index.ts';
import { type Draft, filled, render, slotValues } from '../../index.ts';

/** The mail as its frames of the staff area show it. */
export interface Shown {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** An issue as one made-up recipient would get it. */
export function shownMail(world: World, draft: Draft, now: Temporal.Instant): Shown {
  // Where it goes to customers alone, nobody gets it with another footer.
  const rendered = render(world, draft, draft.lists.length === 0 && draft.offers?.length ? 'customer' : 'consent');
  const values = slotValues(rendered, {
    email: draft.language === 'de' ? 'name@beispiel.example' : 'name@example.example',
    confirmed: dateInWords(now, rendered.language, world.rules.calendar),
    unsubscribe: `${world.baseUrl}/newsletter/unsubscribe/test`,
  });
  return {
    subject: rendered.subject,
    ...filled(rendered, values),
  };
}

/** Which night or day the mail is shown in, whatever this screen prefers; in a mail program the reader's choice decides. */
export const inScheme = (html: string, scheme: 'light' | 'dark'): string =>
  html
    .replaceAll('(prefers-color-scheme: dark)', scheme === 'dark' ? 'all' : 'not all')
    .replaceAll('color-scheme: light dark', `color-scheme: ${scheme}`);

/** Embedded pictures are read from the draft; nothing else is loaded from anywhere but here. */
export const withPictures = (html: string, campaign: string | undefined): string =>
  campaign
    ? html.replaceAll(/src="cid:([^"]+)"/g, (_all, name: string) => `src="/staff/campaigns/${campaign}/files/${name}"`)
    : html;

/** What a mail may do while it is shown here: look like itself and nothing else. No script, no form, no foreign address. */
const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ');

export function frame(c: WebContext, html: string): Response {
  c.header('Content-Security-Policy', policy);
  c.header('Cache-Control', 'no-store');
  c.header('X-Robots-Tag', 'noindex');
  return c.body(html, 200, { 'Content-Type': 'text/html; charset=utf-8' });
}
