import { watchMailbox } from '../../../core/mail/index.ts';
import type { Work, World } from '../../../core/section/index.ts';
import { takenAs, takeReport } from './take.ts';

/** Empties the mailbox that bounces come back to; nothing where no mailbox or no domain for bounces is set. */
export function bounceWork(world: World): readonly Work[] {
  const { imapUrl, bounceDomain } = world.transport;
  if (!imapUrl || !bounceDomain) return [];
  const failed = (error: unknown) => world.transport.log?.({ event: 'failed-mailbox', error });
  const mailbox = watchMailbox({
    url: imapUrl,
    egress: world.egress,
    take: async (raw) => {
      await world.clock.refresh();
      return takenAs(await takeReport(world, raw, { now: world.clock.now(), by: 'server' }));
    },
    failed,
  });
  return [
    {
      name: 'bounces',
      run: (signal) => mailbox.run(signal),
      // The clock goes on where the mailbox cannot be reached.
      runDue: () => mailbox.takeAll().catch(failed),
      next: () => Promise.resolve(null),
    },
  ];
}
