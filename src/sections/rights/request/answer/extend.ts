import { sql } from 'kysely';
import { dateInWords, lastDayBefore } from '../../../../core/policy/index.ts';
import type { Act } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { addEntry } from '../entry.ts';
import { lockedRequest, type Request } from '../request.ts';
import { answerDue, mayExtend } from '../times.ts';
import { type Letter, letter, remedies } from './letter.ts';
import { post } from './mails.ts';
import { settleUndelivered } from './undelivered.ts';

/** `over`: the first time has passed. `reasons`: none were given. `address`: nobody can be told by mail, and was not otherwise. */
export type Extended = 'done' | 'gone' | 'over' | 'reasons' | 'address';

export interface Extension {
  readonly reasons: string;
  /** `mail` tells the person with the deed; otherwise somebody has told them by letter or telephone. */
  readonly told: 'mail' | 'letter' | 'phone';
}

/** Takes the longer time, once, while the first one runs, and tells the person why (Art. 12(3), second and third sentence). */
export async function extend(
  world: World,
  tx: Queries,
  id: string,
  { reasons, told }: Extension,
  act: Act,
  by?: string,
): Promise<Extended> {
  const found = await lockedRequest(world, tx, id);
  if (!found || found.request.outcome !== null) return 'gone';
  const { request, opened } = found;
  if (request.stage !== 'received' || !mayExtend(world.rules, request.receivedAt, act.now)) return 'over';
  if (reasons.trim() === '') return 'reasons';
  if (told === 'mail' && request.address === '') return 'address';
  await sql`update rights.request set extended_at = ${act.now}::timestamptz, reminded_at = null,
      extension = ${opened.seal('rights.request.extension', reasons.trim())}
    where record = ${id}`.execute(tx);
  await addEntry(tx, opened, { what: 'extended', note: told, by }, act);
  if (told === 'mail')
    await post(
      world,
      tx,
      { request, opened, name: 'extension', letter: extensionLetter(world, request, reasons) },
      act,
    );
  const moved = await world.records.advance(tx, id, 'extended', act);
  return 'stage' in moved ? 'done' : 'over';
}

/** The mail did not arrive, so somebody has told the person by letter or telephone: the duty is met (Art. 12(3) GDPR). */
export async function tellExtension(
  world: World,
  tx: Queries,
  id: string,
  told: 'letter' | 'phone',
  act: Act,
  by?: string,
): Promise<'done' | 'gone'> {
  const found = await lockedRequest(world, tx, id);
  if (found?.request.undelivered !== 'extension') return 'gone';
  await addEntry(tx, found.opened, { what: 'told-otherwise', note: told, by }, act);
  await settleUndelivered(tx, id, ['extension']);
  return 'done';
}

/** What the person is told of the longer time, with its reasons and where to complain. */
export function extensionLetter(
  world: Pick<World, 'rules' | 'baseUrl'>,
  { language, receivedAt, name }: Pick<Request, 'language' | 'receivedAt' | 'name'>,
  reasons: string,
): Letter {
  const { policy, calendar } = world.rules;
  const on = dateInWords(receivedAt, language, calendar);
  const { end } = answerDue(world.rules, { receivedAt, extended: true });
  const until = dateInWords(lastDayBefore(end, calendar), language, calendar);
  const says = {
    de: {
      subject: `Ihr Antrag vom ${on}: Wir brauchen mehr Zeit`,
      what: `Ihren Antrag vom ${on} können wir nicht innerhalb der ersten Frist beantworten. Wir verlängern sie nach Art. 12 Abs. 3 DSGVO und antworten spätestens am ${until}, sobald möglich früher.`,
      why: 'Unsere Gründe:',
    },
    en: {
      subject: `Your request of ${on}: we need more time`,
      what: `we cannot answer your request of ${on} within the first period. We extend it under Art. 12(3) GDPR and answer by ${until} at the latest, earlier if we can.`,
      why: 'Our reasons:',
    },
  }[language];
  const paragraphs = [says.what, `${says.why}\n${reasons.trim()}`, remedies(policy, language)];
  return { subject: says.subject, body: letter(world, language, { name, paragraphs }) };
}
