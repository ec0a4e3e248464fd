import { sql } from 'kysely';
import type { MailKind } from '../../../core/mail/index.ts';
import { dateInWords, type Language, lastDayBefore, type Text } from '../../../core/policy/index.ts';
import { reminding, type World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import { contactSettings } from '../policy.ts';
import { nextTaskAt, type Tasks, tasks } from './tasks.ts';

const kind = 'contact.reviews';

/** Tells members how many reviews wait, and of whom nothing. */
export const reviewsMail = (world: () => World): MailKind => ({
  name: kind,
  purpose: reminding,
  compose: ({ language, payload }) => {
    const { open = '', late = '', goneBy = '' } = payload;
    const facts = { open: Number(open), late: Number(late), goneBy };
    const link = `${world().baseUrl}${language === 'de' ? '' : `/${language}`}/staff/contact?show=tasks`;
    return {
      subject: subjectOf(facts)[language],
      text: textOf(facts, link, world(), language),
      autoSubmitted: 'auto-generated',
    };
  },
});

interface Facts extends Tasks {
  /** The instant from which the first of those that are late is gone, or empty. */
  readonly goneBy: string;
}

const subjectOf = ({ open, late }: Facts): Text =>
  late === 0
    ? { de: `Zu prüfen: ${letters(open).de}`, en: `To be reviewed: ${letters(open).en}` }
    : { de: `Überfällig: ${letters(late).de}`, en: `Overdue: ${letters(late).en}` };

const letters = (count: number): Text =>
  count === 1
    ? { de: '1\u00a0Schriftwechsel', en: '1 conversation' }
    : { de: `${count}\u00a0Schriftwechsel`, en: `${count} conversations` };

function textOf({ open, late, goneBy }: Facts, link: string, { rules }: World, language: Language): string {
  const day =
    goneBy === ''
      ? ''
      : dateInWords(lastDayBefore(Temporal.Instant.from(goneBy), rules.calendar), language, rules.calendar);
  return language === 'de'
    ? `Guten Tag,

ob ein Schriftwechsel noch nötig ist, ist jetzt zu prüfen: ${letters(open).de}.
${late === 0 ? '' : `Davon ist bei ${letters(late).de} der Tag der Prüfung verstrichen; die Löschung läuft, die erste spätestens am ${day}.\n`}
${link}

Wer etwas behalten will, nennt dort Rechtsgrundlage, Grund und den Tag der nächsten Prüfung. Was niemand prüft, gilt als nicht mehr nötig und wird gelöscht.
`
    : `Hello,

whether a conversation is still needed is to be reviewed now: ${letters(open).en}.
${late === 0 ? '' : `For ${letters(late).en} of them the day of the review has passed; erasure has begun to run, the first no later than ${day}.\n`}
${link}

Whoever wants to keep something names the legal basis, the reason and the day of the next review there. What nobody reviews counts as no longer needed and is erased.
`;
}

/** Reminds whoever may review, when there is something to review and the last reminder is so long ago as the policy says. */
export async function remindOfReviews(world: World, now: Temporal.Instant): Promise<boolean> {
  return transaction(world.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('contact.reminder', 0))`.execute(tx);
    const inside = { ...world, db: tx };
    const waiting = await tasks(inside, now);
    const next = await nextReminder(inside, now);
    if (waiting.open === 0 || (next !== null && Temporal.Instant.compare(next, now) > 0)) return false;
    const payload = {
      open: String(waiting.open),
      late: String(waiting.late),
      goneBy: (await firstGone(tx))?.toString() ?? '',
    };
    const sent = (await world.members?.remind(tx, 'persons', { kind, payload }, { now, by: 'server' })) ?? 0;
    await sql`insert into contact.reminder (at, open, late, sent)
      values (${now}, ${waiting.open}, ${waiting.late}, ${sent}) on conflict (at) do nothing`.execute(tx);
    return true;
  });
}

/** The next instant at which there is a reminder to be sent, or null. */
export async function nextReminderAt(world: World, now: Temporal.Instant): Promise<Temporal.Instant | null> {
  const waiting = await tasks(world, now);
  return waiting.open > 0 ? ((await nextReminder(world, now)) ?? now) : nextTaskAt(world, now);
}

/** When the next reminder of reviews that wait may go; null where none has gone yet. */
async function nextReminder(world: World, now: Temporal.Instant): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select max(at) as at from contact.reminder where at <= ${now}`.execute(world.db);
  const { every } = contactSettings(world.rules.policy).remind;
  return rows[0]?.at?.toZonedDateTimeISO(world.rules.calendar.timeZone).add(every).toInstant() ?? null;
}

async function firstGone(tx: Queries): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(gone_by) as at from core.record
    where class = 'contact.conversation' and stage = 'review' and holds = 0`.execute(tx);
  return rows[0]?.at ?? null;
}
