import { sql } from 'kysely';
import type { World } from '../../../../../core/section/index.ts';
import { type Queries, transaction } from '../../../../../core/store/index.ts';
import { typeOfFile } from './posted.ts';

const column = 'newsletter.picture.content';

export const picturePath = (file: string): string => `/newsletter/pictures/${file}`;

/** Puts a picture of a draft on the own host. */
export async function keepPicture(world: World, campaign: string, file: string, content: Buffer): Promise<void> {
  await transaction(world.db, async (tx) => {
    const opened = await world.records.open(tx, campaign, 'newsletter.editing');
    if (!('refused' in opened)) await insert(tx, campaign, file, opened.seal(column, content.toString('base64')));
  });
}

const insert = (tx: Queries, campaign: string, file: string, content: Buffer) =>
  sql`insert into newsletter.picture (campaign, file, content) values (${campaign}, ${file}, ${content})
    on conflict do nothing`.execute(tx);

interface Stored {
  readonly campaign: string;
  readonly file: string;
  readonly content: Buffer;
  readonly stage: string;
}

/** A picture by its name, from whichever issue still has it; undefined once the last of them is erased. */
export async function pictureNamed(world: World, file: string): Promise<{ type: string; content: Buffer } | undefined> {
  const { rows } = await sql<Stored>`
    select p.campaign, p.file, p.content, r.stage from newsletter.picture p join core.record r on r.id = p.campaign
    where p.file = ${file} order by r.stage desc limit 1`.execute(world.db);
  const [found] = rows;
  const type = typeOfFile(file);
  if (!found || !type) return undefined;
  const content = await opened(world, world.db, found);
  return content && { type, content };
}

async function opened(
  { records }: World,
  tx: Queries,
  { campaign, content, stage }: Stored,
): Promise<Buffer | undefined> {
  const key = await records.open(tx, campaign, stage === 'draft' ? 'newsletter.editing' : 'newsletter.issue');
  return 'refused' in key ? undefined : Buffer.from(key.text(column, content), 'base64');
}

/** The copy of an issue has pictures of its own, since the first one's go with it. */
export async function copyPictures(world: World, from: string, to: string): Promise<void> {
  await transaction(world.db, async (tx) => {
    const key = await world.records.open(tx, to, 'newsletter.editing');
    if ('refused' in key) return;
    const { rows } = await sql<Stored>`
      select p.campaign, p.file, p.content, r.stage from newsletter.picture p join core.record r on r.id = p.campaign
      where p.campaign = ${from} order by p.file`.execute(tx);
    for (const row of rows) {
      const content = await opened(world, tx, row);
      if (content) await insert(tx, to, row.file, key.seal(column, content.toString('base64')));
    }
  });
}

/** A picture that the text does not show any more is not kept. */
export async function dropUnusedPictures(tx: Queries, campaign: string, body: string): Promise<void> {
  await sql`delete from newsletter.picture
    where campaign = ${campaign} and position('/newsletter/pictures/' || file in ${body}) = 0`.execute(tx);
}
