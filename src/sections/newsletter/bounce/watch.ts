import { mailboxUrls, mayBeReport, watchMailbox } from '../../../core/mail/index.ts';
import type { Work, World } from '../../../core/section/index.ts';
import { takenAs, takeReport } from './take.ts';

/** Takes the reports out of the mailboxes; nothing where there is none, or no domain for bounces. */
export function bounceWork(world: World): readonly Work[] {
  const { imapUrl, bounceDomain } = world.transport;
  if (!bounceDomain) return [];
  return mailboxUrls(imapUrl).map((url) => bouncesIn(world, url, bounceDomain));
}

function bouncesIn(world: World, url: string, bounceDomain: string): Work {
  const failed = (error: unknown) => world.transport.log?.({ event: 'failed-mailbox', error });
  const mailbox = watchMailbox({
    url,
    egress: world.egress,
    concerns: (header) => mayBeReport(header, bounceDomain),
    take: async (raw) => {
      await world.clock.refresh();
      return takenAs(await takeReport(world, raw, { now: world.clock.now(), by: 'server' }));
    },
    failed,
  });
  return {
    name: 'bounces',
    run: (signal) => mailbox.run(signal),
    // The clock goes on where the mailbox cannot be reached.
    runDue: () => mailbox.takeAll().catch(failed),
    next: () => Promise.resolve(null),
  };
}
