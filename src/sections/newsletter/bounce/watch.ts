import { watchMailbox } from '../../../core/mail/index.ts';
import type { Work, World } from '../../../core/section/index.ts';
import { takenAs, takeReport } from './take.ts';

/** Empties the mailbox that bounces come back to; nothing where no mailbox or no domain for bounces is set. */
export function bounceWork(world: World): readonly Work[] {
  const { imapUrl, bounceDomain } = world.transport;
  if (!imapUrl || !bounceDomain) return [];
  const mailbox = watchMailbox({
    url: imapUrl,
    egress: world.egress,
    take: async (raw) => {
      await world.clock.refresh();
      return takenAs(await takeReport(world, raw, { now: world.clock.now(), by: 'server' }));
    },
    failed: (error) => world.transport.log?.({ event: 'failed-mailbox', error }),
  });
  return [
    {
      name: 'bounces',
      run: (signal) => mailbox.run(signal),
      runDue: () => mailbox.takeAll(),
      next: () => Promise.resolve(null),
    },
  ];
}
