import { isIP } from 'node:net';
import type { StaffDesk, World } from '../../../core/section/index.ts';
import { watchedFolders } from '../folders/watch.ts';
import { eraseLines } from '../log/erase.ts';
import { linesAbout } from '../log/search.ts';
import { LogPage, words } from '../pages/log.tsx';
import { posted } from './instant.ts';

export const logPath = '/staff/access-log';

/** The address is posted: it stands in no address line and in no other log. */
export function logRoutes(desk: StaffDesk, world: World): void {
  desk.get(logPath, 'persons', async (c, member) =>
    desk.page(c, member, { title: words.title }, <LogPage Form={desk.Form} folders={await watchedFolders(world)} />),
  );

  desk.post(logPath, 'persons', async (c, member) => {
    const address = ((await posted(c))['address'] ?? '').trim();
    const props = { Form: desk.Form, address, folders: await watchedFolders(world) };
    if (isIP(address) === 0)
      return desk.page(c, member, { title: words.title, status: 422 }, <LogPage {...props} error={words.noAddress} />);
    return desk.page(
      c,
      member,
      { title: words.title },
      <LogPage {...props} found={await linesAbout(world, address)} />,
    );
  });
  desk.post(`${logPath}/erasure`, 'persons', async (c, member) => {
    const { address: typed = '', shown = '' } = await posted(c);
    const address = typed.trim();
    const props = { Form: desk.Form, address, folders: await watchedFolders(world) };
    if (isIP(address) === 0 || shown.trim() === '') {
      const error = isIP(address) === 0 ? words.noAddress : words.notShown;
      return desk.page(c, member, { title: words.title, status: 422 }, <LogPage {...props} error={error} />);
    }
    const erased = await eraseLines(world, address, member.act);
    const found = await linesAbout(world, address);
    return desk.page(c, member, { title: words.title }, <LogPage {...props} found={found} erased={erased} />);
  });
}
