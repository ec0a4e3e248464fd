import { sql } from 'kysely';
import { isAddress } from '../../../core/mail/index.ts';
import type { Language, Policy, Text } from '../../../core/policy/index.ts';
import { type Act, type Opened, recordById } from '../../../core/records/index.ts';
import type { Rectified, World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { lockSubject } from '../locks.ts';
import { confirmationTemplate } from '../mails/confirmation.ts';
import { consentText } from '../pages/words.ts';
import { listNamed } from '../policy.ts';
import * as queries from '../queries.ts';
import { keepRequest, orderConfirmation } from './request.ts';
import { archiveWordings } from './wording.ts';

/** What stands beside the field of the new address; archived with the request, as a form is. */
export const moveHint = (policy: Policy, list: string): Text => {
  const consent = (language: Language) => consentText(policy, language, listNamed(policy, list));
  return {
    de: `An die neue Adresse senden wir eine E-Mail mit einem Link. Erst wenn er dort bestätigt ist, geht der Newsletter dorthin und endet hier; bis dahin bleibt alles, wie es ist. ${consent('de')}`,
    en: `We send a mail with a link to the new address. Only once it is confirmed there does the newsletter go there and end here; until then everything stays as it is. ${consent('en')}`,
  };
};

/**
 * The person of a running subscription wants it at another address. Nobody has shown that this one is theirs, so it is asked
 * there, and what is confirmed is a consent of its own with its own proof (decisions/0106). Who asks again asks anew.
 */
export async function askToMove(
  world: World,
  tx: Queries,
  opened: Opened,
  typed: string,
  act: Act,
): Promise<Rectified> {
  const email = typed.trim();
  if (!isAddress(email) || email.length > 254) return { refused: 'value' };
  const [old, subject] = [await recordById(tx, opened.id), world.records.subject('newsletter', email)];
  const subscription = await queries.subscriptionByRecord(tx, opened.id);
  if (!subscription || old?.stage !== 'active') return { refused: 'field' };
  if (old.subject.equals(subject)) return { refused: 'value' };
  await forgetRequests(world, tx, opened.id, act);
  const { language, list } = subscription;
  const shown = {
    consent: consentText(world.rules.policy, language, listNamed(world.rules.policy, list)),
    form: moveHint(world.rules.policy, list)[language],
    mail: confirmationTemplate(world, language, list, 'moves'),
  };
  const archived = await archiveWordings(tx, shown, language, act.now);
  // It comes from a page that knows the person and keeps no address of their browser.
  const kept = await keepRequest(world, tx, { list, email, language, shown: archived, ip: '', network: null }, act);
  await sql`update newsletter.subscription set moves = ${opened.id} where record = ${kept.id}`.execute(tx);
  await orderConfirmation(world, tx, { kept, email, language, list, also: { moves: 'yes' } }, act);
  return { asked: 'email' };
}

/** A request for yet another address that nobody has confirmed makes room. */
async function forgetRequests(world: World, tx: Queries, record: string, act: Act): Promise<void> {
  const { rows } = await sql<{ record: string }>`
    select s.record from newsletter.subscription s join core.record r on r.id = s.record
    where s.moves = ${record} and r.stage = 'requested'`.execute(tx);
  for (const one of rows) await world.records.advance(tx, one.record, 'withdrawn', act);
}

/** The subscription that ends when this request is confirmed; undefined for every other request. */
export async function movedBy(tx: Queries, request: string): Promise<string | undefined> {
  const { rows } = await sql<{ moves: string | null }>`
    select moves from newsletter.subscription where record = ${request}`.execute(tx);
  return rows[0]?.moves ?? undefined;
}

/** The new address is confirmed: the subscription of the old one ends and stays as the proof of what went there (S50). */
export async function endMoved(world: World, tx: Queries, record: string, act: Act): Promise<void> {
  const old = await recordById(tx, record);
  if (!old || (old.stage !== 'active' && old.stage !== 'restricted')) return;
  await lockSubject(tx, old.subject);
  await queries.noteEnded(tx, [record], { at: act.now, channel: 'moved' });
  await world.records.advance(tx, record, 'unsubscribed', act);
}
