import { z } from 'zod';
import { isAddress } from '../../../core/mail/index.ts';
import type { Text } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import { errorPage, page, readForm, refuse, seeOther, type Web, type WebContext } from '../../../core/web/index.ts';
import { hasArchive } from '../archive/index.ts';
import { subscribe } from '../consent/subscribe.ts';
import { SubscribePage } from '../pages/form.tsx';
import { RequestedPage } from '../pages/requested.tsx';
import { words } from '../pages/words.ts';
import { firstList, type Limit, limitInWords, publicLists } from '../policy.ts';
import { hasWorked, trapped, workRoutes } from '../robots/index.ts';
import { archivedWordings } from './archived.ts';

export function subscribeRoutes(web: Web, world: World): void {
  const wordings = archivedWordings(world);
  web.get('/newsletter', async (c) => {
    const archive = await hasArchive(world.db);
    return page(c, meta, <SubscribePage {...about(c, world, c.req.query('list'))} hasArchive={archive} />);
  });
  workRoutes(web, world);
  web.post('/newsletter', (c) => requested(c, world, wordings));
  web.get('/newsletter/requested', (c) =>
    page(
      c,
      { title: words.check, robots: 'noindex' },
      <RequestedPage policy={world.rules.policy} language={c.var.language} />,
    ),
  );
}

const noAddress: Text = {
  de: 'Das ist keine E-Mail-Adresse. Sie sieht aus wie name@beispiel.de.',
  en: 'This is not an e-mail address. One looks like name@example.com.',
};

const input = z.object({
  email: z
    .string()
    .trim()
    .refine(isAddress, { params: { text: noAddress } }),
  version: z.string().optional(),
  list: z.string().optional(),
  homepage: z.string().default(''),
  work: z.string().default(''),
});

async function requested(
  c: WebContext,
  world: World,
  wordings: ReturnType<typeof archivedWordings>,
): Promise<Response> {
  const form = await readForm(c, input);
  const about_ = about(c, world, form.ok ? form.value.list : form.values['list']);
  if (!form.ok)
    return refuse(c, meta, <SubscribePage {...about_} email={form.values['email']} error={form.errors['email']} />);
  const { email, version, work } = form.value;
  // S42: consent is to what was shown, so a form from under another policy is shown again as it reads now.
  const isOther = form.value.list !== undefined && form.value.list !== about_.list.name;
  if (isOther || (version !== undefined && version !== String(world.rules.version)))
    return refuse(c, meta, <SubscribePage {...about_} email={email} isOutdated />);
  if (trapped(form.value)) return seeOther(c, '/newsletter/requested');
  const { language, client, now } = c.var;
  const { list } = about_;
  const shown = await wordings(language, list, now);
  const worked = hasWorked(world, email, work, now);
  const outcome = await subscribe(
    world,
    { list: list.name, email, language, ip: client, shown, worked },
    { now, by: 'person' },
  );
  if ('refused' in outcome) return errorPage(c, 429, tooMany(outcome.limit));
  return seeOther(c, '/newsletter/requested');
}

/** An address may name a list that is not offered, or no more: then it is the first one, and the form says which. */
const about = (c: WebContext, { rules }: World, list: string | undefined) => ({
  list: publicLists(rules.policy).find(({ name }) => name === list) ?? firstList(rules.policy),
  policy: rules.policy,
  version: rules.version,
  language: c.var.language,
});

const meta = { title: words.title, scripts: ['work.js'] };

function tooMany(limit: Limit): Text {
  return {
    de: `Aus Ihrem Netz kamen gerade viele Anmeldungen; wir nehmen nicht mehr an als ${limitInWords(limit, 'de')}, damit niemand mit Bestätigungsmails belästigt wird. Es wurde nichts gespeichert.`,
    en: `Many sign-ups have just come from your network; we accept no more than ${limitInWords(limit, 'en')}, so that nobody is pestered with confirmation mails. Nothing has been stored.`,
  };
}
