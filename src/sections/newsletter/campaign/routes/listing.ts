import { sql } from 'kysely';
import type { Opened } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import { contentColumn, titleColumn } from '../content.ts';
import { type Campaign, campaigns } from '../index.ts';

/** An issue in the list of issues. */
export interface Issue extends Campaign {
  readonly subject: string;
  readonly recipients: number;
  readonly accepted: number;
  readonly bounced: number;
  readonly dropped: number;
  readonly isAsked: boolean;
  readonly isPublic: boolean;
}

interface Row extends Pick<Issue, 'recipients' | 'accepted' | 'bounced' | 'dropped' | 'isAsked' | 'isPublic'> {
  readonly id: string;
  readonly title: Buffer | null;
  /** Only where the subject was not yet sealed apart. */
  readonly content: Buffer | null;
}

/** All issues, each with its subject and how far it has come. */
export async function listedIssues(world: World): Promise<readonly Issue[]> {
  return transaction(world.db, async (tx) => {
    const all = await campaigns(tx);
    const { rows } = await sql<Row>`
      select c.record as id, c.title, case when c.title is null then c.content end as content, c.recipients, c.accepted, c.bounced, c.dropped,
        a.campaign is not null as "isAsked", p.campaign is not null as "isPublic"
      from newsletter.campaign c
        left join newsletter.approval_request a on a.campaign = c.record and a.version = c.version
        left join newsletter.publication p on p.campaign = c.record`.execute(tx);
    const details = new Map(rows.map((row) => [row.id, row]));
    const subjects = await subjectsOf(world, tx, all, details);
    return all.flatMap((campaign): Issue[] => {
      const row = details.get(campaign.id);
      if (!row) return [];
      const { title: _title, content: _content, ...numbers } = row;
      return [{ ...campaign, ...numbers, subject: subjects.get(campaign.id) ?? '' }];
    });
  });
}

/** Drafts open for editing, what was sent as an issue; each purpose in one go. */
async function subjectsOf(
  world: World,
  tx: Parameters<World['records']['openMany']>[0],
  all: readonly Campaign[],
  details: ReadonlyMap<string, Row>,
): Promise<ReadonlyMap<string, string>> {
  const ids = (stage: Campaign['stage']) => all.filter((one) => one.stage === stage).map(({ id }) => id);
  const drafts = await world.records.openMany(tx, ids('draft'), 'newsletter.editing');
  const sent = await world.records.openMany(tx, ids('sent'), 'newsletter.issue');
  return new Map(
    [...drafts, ...sent].flatMap(([id, key]): [string, string][] => {
      const row = details.get(id);
      return row ? [[id, subjectIn(key, row)]] : [];
    }),
  );
}

function subjectIn(key: Opened, { title, content }: Row): string {
  if (title) return key.text(titleColumn, title);
  if (!content) return '';
  return (JSON.parse(key.text(contentColumn, content)) as { readonly subject: string }).subject;
}
