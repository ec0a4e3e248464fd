import type { Member, StaffDesk, World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import { seeOther, type WebContext } from '../../../../core/web/index.ts';
import { receive, requestList } from '../../request/index.ts';
import { newRequest } from '../new/form.ts';
import { NewPage, words as newWords } from '../new/page.tsx';
import { posted, type Wrong } from '../posted.ts';
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

  desk.get(`${casesPath}/new`, 'persons', (c, member) => form(c, member));

  desk.post(casesPath, 'persons', async (c, member) => {
    const read = newRequest(world, await posted(c), c.var.now);
    if ('wrong' in read) return form(c, member, read.wrong);
    const { request } = await transaction(
      world.db,
      (tx) => receive(world, tx, read.request, member.act, member.account),
      { attempts: 3 },
    );
    return seeOther(c, `${casesPath}/${request}`);
  });
}
