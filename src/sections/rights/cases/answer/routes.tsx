import type { Text } from '../../../../core/policy/index.ts';
import { type Member, noteWithheld, type StaffDesk, toldToPerson, type World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import { errorPage, seeOther, type WebContext } from '../../../../core/web/index.ts';
import { addEntry, answer, answering, answerLetter, noteAccess, openedRequest } from '../../request/index.ts';
import type { ShowCase } from '../case/show.ts';
import { type CaseView, caseView } from '../case/view.ts';
import { casesPath } from '../list/query.ts';
import { idOf, posted } from '../posted.ts';
import { styles } from '../styles.ts';
import { answerOf } from './compose.ts';
import { Preview, words } from './preview.tsx';

/** An answer: typed, read as the letter that it becomes, then given. */
export function answerRoutes(desk: StaffDesk, world: World, show: ShowCase): void {
  const path = `${casesPath}/:id/answer`;

  const post = (at: string, step: (answering: Answering) => Promise<Response>): void =>
    desk.post(at, 'persons', async (c, member) => {
      const id = idOf(c);
      const view = id && (await caseView(desk, world, id, { purpose: answering, now: c.var.now }));
      if (!view) return errorPage(c, 404);
      const { values } = await posted(c);
      const again = (errors: Readonly<Record<string, Text>>) => show(c, member, id, { form: 'answer', errors, values });
      return step({ c, member, view, values, again });
    });

  post(`${path}/edit`, ({ again }) => again({}));

  post(`${path}/read`, async ({ c, member, view, values, again }) => {
    const read = answerOf(world, view, values);
    if ('refused' in read) return again({ reasons: refusals.reasons });
    const { body } = answerLetter(world, view.request, read.answer);
    const props = { ...view, letter: body, by: read.answer.by, values };
    return desk.page(c, member, { title: words.title, styles }, <Preview {...props} />);
  });

  post(path, async ({ c, member, view, values, again }) => {
    const read = answerOf(world, view, values);
    if ('refused' in read) return again({ reasons: refusals.reasons });
    const given = await give(world, view, { ...read, member, isAccess: values['report'] === 'yes' });
    if ('refused' in given) return again({ answer: refusals[given.refused] });
    return seeOther(c, `${casesPath}/${view.request.request}`);
  });
}

interface Answering {
  readonly c: WebContext;
  readonly member: Member;
  readonly view: CaseView;
  readonly values: Readonly<Record<string, string>>;
  /** The page of the case again, with what was typed. */
  readonly again: (errors: Readonly<Record<string, Text>>) => Promise<Response>;
}

interface Giving {
  readonly answer: Parameters<typeof answer>[3];
  readonly member: Member;
  readonly isAccess: boolean;
}

/** The answer, and where it gives access, the note of what was shown, in one transaction. */
const give = (world: World, { request, held }: CaseView, { answer: what, member, isAccess }: Giving) =>
  transaction(
    world.db,
    async (tx) => {
      const { act, account } = member;
      const found = await openedRequest(world, tx, request.request, answering);
      if (isAccess && found) {
        await noteAccess(tx, toldToPerson(held, act.now), act);
        await noteWithheld(tx, held, act);
        await addEntry(tx, found.opened, { what: 'access', by: account }, act);
      }
      return answer(world, tx, request.request, what, act, account);
    },
    { attempts: 3 },
  );

const refusals = {
  gone: { de: 'Dieser Antrag ist schon beantwortet.', en: 'This request has been answered already.' },
  reasons: {
    de: 'Was nicht getan wird, braucht Gründe (Art. 12 Abs. 4 DSGVO).',
    en: 'What is not done needs reasons (Art. 12(4) GDPR).',
  },
  address: {
    de: 'Zu diesem Antrag gehört keine E-Mail-Adresse. Wählen Sie Brief oder Telefon.',
    en: 'There is no e-mail address to this request. Choose letter or telephone.',
  },
} as const satisfies Record<string, Text>;
