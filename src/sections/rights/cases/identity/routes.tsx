import type { Text } from '../../../../core/policy/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import {
  Button,
  Form,
  Message,
  page,
  seeOther,
  useVisit,
  type Web,
  type WebContext,
} from '../../../../core/web/index.ts';
import { identityPath, proveIdentity, requestOfChallenge } from '../../request/index.ts';

/** Where the link of the question leads: looking changes nothing, the button answers. */
export function identityRoutes(web: Web, world: World): void {
  web.get(`${identityPath}/done`, (c) => show(c, words.done, <Done />));

  web.get(`${identityPath}/:token`, async (c) => {
    const token = c.req.param('token');
    if (!(await requestOfChallenge(world.db, token))) return show(c, words.no, <NoLink />, 404);
    return show(c, words.title, <Ask token={token} />);
  });

  web.post(`${identityPath}/:token`, async (c) => {
    const act = { now: c.var.now, by: 'person' } as const;
    const isProved = await transaction(world.db, (tx) => proveIdentity(world, tx, c.req.param('token'), act));
    return isProved ? seeOther(c, `${identityPath}/done`) : show(c, words.no, <NoLink />, 404);
  });
}

const show = (c: WebContext, title: Text, body: Parameters<typeof page>[2], status = 200): Promise<Response> =>
  page(c, { title, status, robots: 'noindex', referrer: 'no-referrer' }, body);

function Ask({ token }: { readonly token: string }) {
  const { t } = useVisit();
  return (
    <>
      <h1>{t(words.title)}</h1>
      <p>{t(words.what)}</p>
      <Form action={`${identityPath}/${token}`}>
        <Button>{t(words.yes)}</Button>
      </Form>
      <p>{t(words.not)}</p>
    </>
  );
}

function Done() {
  const { t } = useVisit();
  return (
    <>
      <h1>{t(words.done)}</h1>
      <Message kind="good">
        <p>{t(words.thanks)}</p>
      </Message>
    </>
  );
}

function NoLink() {
  const { t, to } = useVisit();
  return (
    <>
      <h1>{t(words.no)}</h1>
      <p>{t(words.noWhat)}</p>
      <p>
        <a href={to('/your-data')}>{t(words.yourData)}</a>
      </p>
    </>
  );
}

const words = {
  title: { de: 'Kommt der Antrag von Ihnen?', en: 'Does the request come from you?' },
  what: {
    de: 'Uns hat ein Antrag zu den Daten erreicht, die wir unter Ihrer E-Mail-Adresse führen. Mit einem Klick bestätigen Sie, dass er von Ihnen kommt.',
    en: 'We received a request about the data that we keep under your e-mail address. With one click you confirm that it comes from you.',
  },
  yes: { de: 'Ja, der Antrag kommt von mir', en: 'Yes, the request comes from me' },
  not: {
    de: 'Kommt er nicht von Ihnen, schließen Sie diese Seite einfach. Dann erhält niemand Auskunft.',
    en: 'If it does not, simply close this page. Nobody is told anything then.',
  },
  done: { de: 'Danke', en: 'Thank you' },
  thanks: {
    de: 'Sie haben bestätigt, dass der Antrag von Ihnen kommt. Wir bearbeiten ihn und schreiben Ihnen.',
    en: 'You have confirmed that the request comes from you. We handle it and write to you.',
  },
  no: { de: 'Dieser Link gilt nicht mehr', en: 'This link does not work any more' },
  noWhat: {
    de: 'Der Antrag ist beantwortet, oder es gibt einen neueren Link. Einen Antrag können Sie jederzeit stellen:',
    en: 'The request has been answered, or there is a newer link. You can make a request at any time:',
  },
  yourData: { de: 'Ihre Daten', en: 'Your data' },
} as const satisfies Record<string, Text>;
