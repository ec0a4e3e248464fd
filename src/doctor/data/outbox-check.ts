import { sql } from 'kysely';
import { outboxStatus } from '../../core/mail/index.ts';
import { fault, ok, type Verdict, warning } from '../finding.ts';
import { insideCheck } from '../patient.ts';

/** Longer than any pause between two looks into the queue: whoever waits this long waits for nobody. */
const stuckAfter = Temporal.Duration.from({ minutes: 10 });

/** Whether mails leave, and whether somebody must look after one. */
export const outbox = insideCheck(
  { name: 'outbox', title: { de: 'Postausgang', en: 'Outbox' } },
  async ({ world, sections }): Promise<readonly Verdict[]> => {
    const { db, clock } = world;
    const before = clock.now().subtract(stuckAfter).toString();
    const [status, { rows }] = await Promise.all([
      outboxStatus(db),
      sql<{ stuck: number }>`
        select count(*)::int as stuck from mail.outbox
        where state = 'queued' and worker is null and next_at <= ${before}`.execute(db),
    ]);
    const stuck = rows[0]?.stuck ?? 0;
    const found: Verdict[] = [
      stuck === 0
        ? ok({
            de: `Keine E-Mail steckt fest (${status.queued} warten).`,
            en: `No mail is stuck (${status.queued} waiting).`,
          })
        : fault(
            {
              de: `${stuck} E-Mails müssten längst versucht worden sein.`,
              en: `${stuck} mails should have been tried long ago.`,
            },
            {
              mend: {
                de: 'Sehen Sie nach, ob der Server läuft („npx avow start“) und was er über den Mailserver meldet.',
                en: 'See whether the server runs (“npx avow start”) and what it says about the mail server.',
              },
            },
          ),
    ];
    if (status.doubt > 0)
      found.push(
        warning(
          {
            de: `Bei ${status.doubt} E-Mails ist ungewiss, ob sie ankamen.`,
            en: `Of ${status.doubt} mails it is not known whether they arrived.`,
          },
          {
            mend: {
              de: `Entscheiden Sie unter ${world.baseUrl}/staff/outbox, ob sie noch einmal gesendet werden.`,
              en: `Decide at ${world.baseUrl}/staff/outbox whether they are sent again.`,
            },
          },
        ),
      );
    for (const figure of sections.flatMap((section) => section.figures?.(world) ?? [])) {
      const value = await figure.read();
      if (value === 0) continue;
      const where = figure.path ? ` (${world.baseUrl}${figure.path})` : '';
      found.push(
        warning(
          { de: `${figure.title.de}: ${value}.`, en: `${figure.title.en}: ${value}.` },
          { mend: { de: `${figure.help.de}${where}`, en: `${figure.help.en}${where}` } },
        ),
      );
    }
    return found;
  },
);
