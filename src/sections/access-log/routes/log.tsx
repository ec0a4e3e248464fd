import { isIP } from 'node:net';
import type { StaffDesk, World } from '../../../core/section/index.ts';
import { watchedFolders } from '../folders/watch.ts';
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
}
