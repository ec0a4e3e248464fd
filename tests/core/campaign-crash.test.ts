// Issues sent by processes that are killed, and by several at once, over a real SMTP server on a real database.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import type { World } from '../../src/core/section/index.ts';
import type { Store } from '../../src/core/store/index.ts';
import { draftCampaign, startCampaign, statisticsOf } from '../../src/sections/newsletter/campaign/index.ts';
import { sendDueCampaigns } from '../../src/sections/newsletter/sending/index.ts';
import { draft, readers, subscribers } from '../support/campaign.ts';
import { house } from '../support/campaign-house.ts';
import { campaignProcess } from '../support/campaign-process.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { type FaultyPeer, faultyPeer } from '../support/smtp-faults.ts';

const count = 900;

interface Sent {
  readonly store: Store;
  readonly world: World;
  readonly peer: FaultyPeer;
  readonly campaign: string;
  readonly args: readonly string[];
  readonly marksFolder: string;
}

/** An issue to some hundred readers that has just been started, and nobody sends it yet. */
async function startedIssue({
  isMarked = true,
  faults,
}: {
  readonly isMarked?: boolean;
  readonly faults?: Parameters<typeof faultyPeer>[0];
} = {}): Promise<Sent> {
  const closing = new AsyncDisposableStack();
  after(() => closing.disposeAsync());
  const store = await testDatabase();
  const folder = closing.use(await temporaryDirectory());
  const peer = closing.use(await faultyPeer(faults));
  const keyFile = join(folder.path, 'master.key');
  const marksFolder = isMarked ? join(folder.path, 'sending') : '';
  const home = closing.use(
    await house({
      db: store.db,
      databaseUrl: store.url,
      keyFile,
      smtpUrl: peer.url,
      ...(isMarked && { marksFolder }),
    }),
  );
  const { world } = home;
  await subscribers(world, readers(count));
  const act = { now: world.clock.now(), by: 'staff' } as const;
  const drafted = await draftCampaign(world, draft, act);
  assert.ok('campaign' in drafted);
  await startCampaign(world, drafted.campaign, { ...act, now: world.clock.now() });
  return {
    store,
    world,
    peer,
    campaign: drafted.campaign,
    args: [store.url, keyFile, peer.url, '100', marksFolder],
    marksFolder,
  };
}

const arrived = ({ peer }: Sent): number => readers(count).filter((to) => peer.record.kept(to).length > 0).length;
const doubled = ({ peer }: Sent): number =>
  readers(count).reduce((sum, to) => sum + Math.max(0, peer.record.kept(to).length - 1), 0);
const idsOf = ({ peer }: Sent, to: string): ReadonlySet<string | undefined> =>
  new Set(peer.record.kept(to).map((raw) => /^message-id: (.*)$/im.exec(raw)?.[1]));

async function endOf({ world, campaign }: Sent): Promise<string | undefined> {
  const { rows } = await sql<{
    state: string;
  }>`select state from newsletter.campaign where record = ${campaign}`.execute(world.db);
  return rows[0]?.state;
}

/** Sends the rest; PostgreSQL may take a moment to see that a process is gone. */
async function finish(sent: Sent): Promise<void> {
  for (let look = 0; look < 500 && (await endOf(sent)) !== 'finished'; look += 1) {
    await sendDueCampaigns(sent.world, { window: 100 });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Connections of the other process: each has one mail at most of which nobody knows. */
const connections = 4;

test('kill -9 in the middle leaves nobody out, repeats at most what was on open connections, and says how many', async () => {
  const sent = await startedIssue();
  for (const part of [0.2, 0.5, 0.8]) {
    await using sender = await campaignProcess(...sent.args);
    await sent.peer.record.until(() => arrived(sent) >= count * part);
    await sender.kill('SIGKILL');
  }
  const before = arrived(sent);
  assert.ok(before < count, 'it was killed too late');
  await finish(sent);
  assert.equal(arrived(sent), count);
  const { accepted, repeated = 0 } = (await statisticsOf(sent.world.db, sent.campaign)) ?? {};
  assert.equal(accepted, count);
  assert.ok(doubled(sent) <= repeated, `${doubled(sent)} arrived twice, ${repeated} were told`);
  assert.ok(repeated <= 3 * connections, `${repeated} were on open connections`);
  for (const to of readers(count)) assert.equal(idsOf(sent, to).size, 1);
  assert.equal(await endOf(sent), 'finished');
  // Whoever was killed right after settling a claim left its marks; the next process to begin takes them away.
  await using _ = await campaignProcess(...sent.args);
  const marks = () => readdir(sent.marksFolder);
  for (let look = 0; look < 500 && (await marks()).length > 0; look += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(await marks(), []);
});

test('a mail that the server has in hand when the process is killed is told as perhaps repeated, and no other', async () => {
  let ends = 0;
  const isHeld = () => ends > count / 3 && ends <= count / 3 + connections;
  const sent = await startedIssue({
    faults: (phase) => {
      if (phase === 'dot') ends += 1;
      return phase === 'dot' && isHeld() ? { kind: 'stall', keeps: true } : undefined;
    },
  });
  {
    await using sender = await campaignProcess(...sent.args);
    await sent.peer.record.until((record) => record.dark.size === connections);
    await sender.kill('SIGKILL');
  }
  await finish(sent);
  const { accepted, repeated } = (await statisticsOf(sent.world.db, sent.campaign)) ?? {};
  assert.deepEqual([accepted, repeated], [count, connections]);
  assert.deepEqual(new Set(readers(count).filter((to) => sent.peer.record.kept(to).length > 1)), sent.peer.record.dark);
});

test('where the marks are out of reach, as on another machine, all that may have left is told: never too few', async () => {
  const sent = await startedIssue({ isMarked: false });
  {
    await using sender = await campaignProcess(...sent.args);
    await sent.peer.record.until(() => arrived(sent) >= count / 3);
    await sender.kill('SIGKILL');
  }
  assert.ok(arrived(sent) < count, 'it was killed too late');
  await finish(sent);
  assert.equal(arrived(sent), count);
  const { accepted, repeated = 0 } = (await statisticsOf(sent.world.db, sent.campaign)) ?? {};
  assert.equal(accepted, count);
  assert.ok(doubled(sent) <= repeated && repeated <= 200, `${doubled(sent)} arrived twice, ${repeated} were told`);
});

test('and of two windows that were taken only what is near the line is told, where the line is slow', async () => {
  let ends = 0;
  const sent = await startedIssue({
    isMarked: false,
    faults: (phase) => {
      if (phase === 'dot') ends += 1;
      return phase === 'dot' && ends <= connections ? { kind: 'stall', keeps: true } : undefined;
    },
  });
  {
    await using sender = await campaignProcess(...sent.args);
    await sent.peer.record.until((record) => record.dark.size === connections);
    await sender.kill('SIGKILL');
  }
  const { rows: taken } = await sql`select from newsletter.recipient where state = 'sending'`.execute(sent.world.db);
  assert.ok(taken.length >= 100, `${taken.length} were taken`);
  await finish(sent);
  const { accepted, repeated = 0 } = (await statisticsOf(sent.world.db, sent.campaign)) ?? {};
  assert.equal(accepted, count);
  assert.ok(doubled(sent) >= connections && doubled(sent) <= repeated, `${repeated} were told`);
  assert.ok(repeated <= 50, `${repeated} of ${taken.length} were told`);
});

test('SIGTERM drains: what is on the line ends, nothing is repeated, and the rest is taken up again', async () => {
  const sent = await startedIssue();
  {
    await using sender = await campaignProcess(...sent.args);
    await sent.peer.record.until(() => arrived(sent) >= count / 3);
    assert.equal(await sender.kill('SIGTERM'), 0);
  }
  assert.ok(arrived(sent) < count, 'it was told too late');
  const { rows } = await sql`select state from newsletter.recipient where state = 'sending'`.execute(sent.world.db);
  assert.equal(rows.length, 0);
  await sendDueCampaigns(sent.world);
  assert.deepEqual([arrived(sent), doubled(sent)], [count, 0]);
  assert.equal((await statisticsOf(sent.world.db, sent.campaign))?.repeated, 0);
});

test('two processes share one issue: each recipient gets one mail', async () => {
  const sent = await startedIssue();
  await using first = await campaignProcess(...sent.args);
  await using second = await campaignProcess(...sent.args);
  await sent.peer.record.until(() => arrived(sent) >= count);
  assert.deepEqual([await first.kill('SIGTERM'), await second.kill('SIGTERM')], [0, 0]);
  await sendDueCampaigns(sent.world);
  const statistics = await statisticsOf(sent.world.db, sent.campaign);
  assert.deepEqual([doubled(sent), statistics?.accepted, statistics?.repeated], [0, count, 0]);
  assert.equal(await endOf(sent), 'finished');
});
