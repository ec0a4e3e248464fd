import { isAddress } from '../../../../core/mail/index.ts';
import type { StaffDesk, World } from '../../../../core/section/index.ts';
import { seeOther } from '../../../../core/web/index.ts';
import { dissolve } from '../../erasure/index.ts';
import { tryAgain } from '../../form/index.ts';
import { contactPath, styles } from '../paths.ts';
import { words as common } from '../words.ts';
import { ListPage } from './page.tsx';
import { readQuery } from './query.ts';
import { listing } from './read.ts';
import { words } from './words.ts';

export function listRoutes(desk: StaffDesk, world: World): void {
  const about = () => ({ Form: desk.Form, policy: world.rules.policy, mode: world.mode });
  const meta = { title: common.title, styles };

  desk.get(contactPath, 'persons', async (c, member) => {
    const query = readQuery(c.req.query());
    const found = await listing(world, query, c.var.now);
    const done = c.req.query('done') === 'erased' && { done: words.erasedNow };
    return desk.page(c, member, meta, <ListPage {...about()} {...found} {...done} query={query} />);
  });

  // Posted, though it changes nothing: an address stands in no address line and in no log.
  desk.post(`${contactPath}/search`, 'persons', async (c, member) => {
    const { address: typed } = await c.req.parseBody();
    const address = typeof typed === 'string' ? typed.trim() : '';
    const query = readQuery({ show: 'all' });
    const found = await listing(world, query, c.var.now, address);
    const props = { ...about(), ...found, query, address };
    if (isAddress(address)) return desk.page(c, member, meta, <ListPage {...props} />);
    return desk.page(c, member, { ...meta, status: 422 }, <ListPage {...props} error={words.noAddress} />);
  });

  desk.post(`${contactPath}/dissolve`, 'persons', async (c, member) => {
    const { mailbox } = await c.req.parseBody();
    if (typeof mailbox === 'string') await dissolve(world, mailbox, member.act);
    return seeOther(c, contactPath);
  });

  desk.post(`${contactPath}/retry`, 'persons', async (c, member) => {
    await tryAgain(world, member.act);
    return seeOther(c, contactPath);
  });
}
