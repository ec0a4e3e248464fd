import type { World } from '../../../core/section/index.ts';
import { page, readForm, refuse, seeOther, type Web, type WebContext } from '../../../core/web/index.ts';
import { contactSettings } from '../policy.ts';
import { input } from './input.ts';
import { ContactPage } from './page/page.tsx';
import type { ContactProps } from './page/props.ts';
import { SentPage } from './page/sent.tsx';
import { words } from './page/words.ts';
import { postMessage } from './post.ts';

export function formRoutes(web: Web, world: World): void {
  web.get('/contact', (c) => page(c, meta, <ContactPage {...about(c, world)} />));
  web.post('/contact', (c) => posted(c, world));
  web.get('/contact/sent', (c) =>
    page(c, { title: words.thanks, robots: 'noindex' }, <SentPage {...about(c, world)} />),
  );
}

const meta = { title: words.title, description: words.description };

async function posted(c: WebContext, world: World): Promise<Response> {
  const form = await readForm(c, input);
  const props = about(c, world);
  if (!form.ok) return refuse(c, meta, <ContactPage {...props} values={form.values} errors={form.errors} />);
  const { homepage, ...letter } = form.value;
  // The answer is the same, so that the program learns nothing; nothing is kept of what it sent.
  if (homepage !== '') return seeOther(c, '/contact/sent');
  const { language, client: ip, now } = c.var;
  const outcome = await postMessage(world, { ...letter, language, ip }, { now, by: 'person' });
  if ('refused' in outcome)
    return page(c, { ...meta, status: 429 }, <ContactPage {...props} values={letter} limit={outcome.refused} />);
  return seeOther(c, '/contact/sent');
}

const about = (
  c: WebContext,
  { rules }: World,
): Pick<ContactProps, 'settings' | 'calendar' | 'now' | 'controller'> => ({
  settings: contactSettings(rules.policy),
  calendar: rules.calendar,
  now: c.var.now,
  controller: rules.policy.controller,
});
