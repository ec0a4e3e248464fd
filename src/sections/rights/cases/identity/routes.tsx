import type { Text } from '../../../../core/policy/index.ts';
import type { Act } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { type Queries, transaction } from '../../../../core/store/index.ts';
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
import {
  addressPath,
  identityPath,
  proveAddress,
  proveIdentity,
  requestOfAddress,
  requestOfChallenge,
} from '../../request/index.ts';
import { addressWords, identityWords, noLinkWords, type QuestionWords } from './words.ts';

/** A question that was mailed to an address, and what a yes does. */
interface Question {
  readonly path: `/${string}`;
  readonly words: QuestionWords;
  /** The request behind the link; undefined when the link leads nowhere. */
  readonly behind: (tx: Queries, token: string) => Promise<string | undefined>;
  readonly prove: (world: World, tx: Queries, token: string, act: Act) => Promise<boolean>;
}

const questions: readonly Question[] = [
  { path: identityPath, words: identityWords, behind: requestOfChallenge, prove: proveIdentity },
  { path: addressPath, words: addressWords, behind: requestOfAddress, prove: proveAddress },
];

/** Where the links of the questions lead: looking changes nothing, the button answers. */
export function identityRoutes(web: Web, world: World): void {
  for (const question of questions) questionRoutes(web, world, question);
}

function questionRoutes(web: Web, world: World, { path, words, behind, prove }: Question): void {
  web.get(`${path}/done`, (c) => show(c, words.done, <Done words={words} />));

  web.get(`${path}/:token`, async (c) => {
    const token = c.req.param('token');
    if (!(await behind(world.db, token))) return show(c, noLinkWords.no, <NoLink />, 404);
    return show(c, words.title, <Ask action={`${path}/${token}`} words={words} />);
  });

  web.post(`${path}/:token`, async (c) => {
    const act = { now: c.var.now, by: 'person' } as const;
    const token = c.req.param('token');
    const isProved = await transaction(world.db, (tx) => prove(world, tx, token, act), { attempts: 3 });
    return isProved ? seeOther(c, `${path}/done`) : show(c, noLinkWords.no, <NoLink />, 404);
  });
}

const show = (c: WebContext, title: Text, body: Parameters<typeof page>[2], status = 200): Promise<Response> =>
  page(c, { title, status, robots: 'noindex', referrer: 'no-referrer' }, body);

function Ask({ action, words }: { readonly action: `/${string}`; readonly words: QuestionWords }) {
  const { t } = useVisit();
  return (
    <>
      <h1>{t(words.title)}</h1>
      <p>{t(words.what)}</p>
      <Form action={action}>
        <Button>{t(words.yes)}</Button>
      </Form>
      <p>{t(words.not)}</p>
    </>
  );
}

function Done({ words }: { readonly words: QuestionWords }) {
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
      <h1>{t(noLinkWords.no)}</h1>
      <p>{t(noLinkWords.noWhat)}</p>
      <p>
        <a href={to('/your-data')}>{t(noLinkWords.yourData)}</a>
      </p>
    </>
  );
}
