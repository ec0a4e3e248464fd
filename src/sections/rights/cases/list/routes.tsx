import type { HeldAbout, Member, NewRequest, StaffDesk, World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import { seeOther, type WebContext } from '../../../../core/web/index.ts';
import { consentsAmong, receive, requestList } from '../../request/index.ts';
import { ConsentsPage, words as consentWords } from '../new/consents.tsx';
import { newRequest } from '../new/form.ts';
import { NewPage, words as newWords } from '../new/page.tsx';
import { type Posted, posted, type Wrong } from '../posted.ts';
import { styles } from '../styles.ts';
import { ListPage, words } from './page.tsx';
import { caseQuery, casesPath } from './query.ts';

/** All requests, and the form that enters one. */
export function listRoutes(desk: StaffDesk, world: World): void {
  desk.get(casesPath, 'persons', async (c, member) => {
    const props = {
      requests: await requestList(world),
      query: caseQuery((name) => c.req.query(name)),
      now: c.var.now,
    };
    return desk.page(c, member, { title: words.title }, <ListPage {...props} />);
  });

  const form = (c: WebContext, member: Member, wrong?: Wrong) =>
    desk.page(
      c,
      member,
      { title: newWords.title, styles, ...(wrong && { status: 422 }) },
      <NewPage Form={desk.Form} now={c.var.now} wrong={wrong} />,
    );

  const choose = (c: WebContext, member: Member, consents: readonly HeldAbout[], sent: Posted) => {
    const isEmpty = sent.values['chosen'] === 'yes';
    const props = { Form: desk.Form, policy: world.rules.policy, consents, form: sent, isEmpty };
    // Nothing was entered yet, so nothing of it is noted either.
    const meta = { title: consentWords.title, styles, status: 422 };
    return desk.page(c, member, meta, <ConsentsPage {...props} />);
  };

  desk.get(`${casesPath}/new`, 'persons', (c, member) => form(c, member));

  desk.post(casesPath, 'persons', async (c, member) => {
    const sent = await posted(c);
    const read = newRequest(world, sent, c.var.now);
    if ('wrong' in read) return form(c, member, read.wrong);
    const consents = await consentsOf(world, read.request);
    const { withdraws } = read.request;
    if (consents.length > 0 && (withdraws?.length ?? 0) === 0) return choose(c, member, consents, sent);
    const { request } = await transaction(
      world.db,
      (tx) => receive(world, tx, read.request, member.act, member.account),
      { attempts: 3 },
    );
    return seeOther(c, `${casesPath}/${request}`);
  });
}

/** What the withdrawal of a request would end, so that whoever enters it chooses and sees what becomes of it. */
async function consentsOf(world: World, { kinds, address }: NewRequest): Promise<readonly HeldAbout[]> {
  if (!kinds.includes('withdrawal') || !address) return [];
  return consentsAmong(world, await world.persons.held(address));
}
