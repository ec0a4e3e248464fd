import type { App } from '../app.ts';
import { notedHead, verifyJournal } from '../core/journal/index.ts';
import { outboxStatus } from '../core/mail/index.ts';
import { standings } from '../core/records/index.ts';
import { table } from './terminal.ts';

/** The state of every promise that has a deadline: the outer interface of `status --json`. */
export async function status({ world, signer, config }: App) {
  const now = world.clock.now();
  const [classes, outbox, journal] = await Promise.all([
    standings(world.db, now),
    outboxStatus(world.db),
    verifyJournal(world.db, signer.publicKey, await notedHead(config.journalHeadFile)),
  ]);
  return {
    now: now.toString(),
    mode: world.mode,
    simulation: world.simulation,
    policy: { version: world.rules.version },
    classes: classes.map((c) => ({ ...c, nextDue: c.nextDue?.toString() ?? null })),
    overdue: classes.reduce((sum, c) => sum + c.overdue, 0),
    outbox,
    journal: { entries: journal.entries, blocks: journal.blocks, verified: journal.verified },
  };
}

export type Status = Awaited<ReturnType<typeof status>>;

/** The same for people. */
export function statusInWords(s: Status): string {
  const classes = table(
    ['class', 'stage', 'records', 'held', 'overdue', 'next due'],
    s.classes.map((c) => [c.class, c.stage, c.records, c.held, c.overdue, c.nextDue ?? '–']),
  );
  return [
    `Now ${s.now}${s.simulation ? ' (simulated)' : ''}, mode ${s.mode}, policy version ${s.policy.version}.`,
    s.classes.length === 0 ? 'Nothing is held about anybody.' : classes,
    s.overdue === 0
      ? 'Nothing is overdue.'
      : `${s.overdue} overdue: run “avow sweep”, then look at “avow status” again.`,
    `Outbox: ${Object.entries(s.outbox)
      .map(([state, count]) => `${count} ${state}`)
      .join(', ')}.`,
    `Journal: ${s.journal.entries} entries, ${s.journal.verified ? 'verified' : 'NOT verified: run “avow journal verify”'}.`,
  ].join('\n');
}
