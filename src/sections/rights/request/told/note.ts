import { dateInWords } from '../../../../core/policy/index.ts';
import type { Act } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { letter } from '../answer/letter.ts';
import { post } from '../answer/mails.ts';
import { settleUndelivered } from '../answer/undelivered.ts';
import { addEntry } from '../entry.ts';
import { answering, lockedRequest } from '../request.ts';

export type Noted = 'done' | 'gone' | 'note' | 'address';

/** A note on the line of time; as `identity-noted` it says how it was known who asks. */
export async function addNote(
  world: World,
  tx: Queries,
  id: string,
  { what, note }: { readonly what: 'note' | 'identity-noted'; readonly note: string },
  act: Act,
  by?: string,
): Promise<Noted> {
  if (note.trim() === '') return 'note';
  const opened = await world.records.open(tx, id, answering);
  if ('refused' in opened) return 'gone';
  await addEntry(tx, opened, { what, note: note.trim(), by }, act);
  if (what === 'identity-noted') await settleUndelivered(tx, id, ['identity']);
  return 'done';
}

/** The person learns that a restriction will be lifted, before it is (Art. 18(3) GDPR): by mail, or as somebody told them. */
export async function tellLifting(
  world: World,
  tx: Queries,
  id: string,
  { told, reasons }: { readonly told: 'mail' | 'letter' | 'phone'; readonly reasons: string },
  act: Act,
  by?: string,
): Promise<Noted> {
  if (reasons.trim() === '') return 'note';
  const found = await lockedRequest(world, tx, id);
  if (!found) return 'gone';
  const { request, opened } = found;
  if (told !== 'mail') {
    await addEntry(tx, opened, { what: 'lifting-told', note: reasons.trim(), by }, act);
    await settleUndelivered(tx, id, ['lifting']);
    return 'done';
  }
  if (request.address === '') return 'address';
  const { language, receivedAt, name } = request;
  const on = dateInWords(receivedAt, language, world.rules.calendar);
  const says = {
    de: {
      subject: `Ihr Antrag vom ${on}: Die Einschränkung endet`,
      what: `auf Ihren Antrag vom ${on} hin haben wir die Verarbeitung Ihrer Daten eingeschränkt. Wir werden diese Einschränkung aufheben und unterrichten Sie davon, bevor es geschieht (Art. 18 Abs. 3 DSGVO).`,
      why: 'Der Grund:',
    },
    en: {
      subject: `Your request of ${on}: the restriction ends`,
      what: `following your request of ${on} we restricted the processing of your data. We are going to lift this restriction and tell you so before it happens (Art. 18(3) GDPR).`,
      why: 'The reason:',
    },
  }[language];
  const body = letter(world, language, { name, paragraphs: [says.what, `${says.why}\n${reasons.trim()}`] });
  await post(world, tx, { request, opened, name: 'lifting', letter: { subject: says.subject, body } }, act);
  return 'done';
}
