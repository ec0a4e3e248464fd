import { html } from 'hono/html';
import { instants, type Language } from '../../../core/policy/index.ts';
import { type Act, recordsOf, type StoredRecord } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries, Tx } from '../../../core/store/index.ts';
import { keepRequest, orderConfirmation } from '../consent/request.ts';
import { archiveWordings, type Shown } from '../consent/wording.ts';
import { type List, listNamed, newsletterSettings } from '../policy.ts';
import * as queries from '../queries.ts';
import { UndoAsk } from './ask.tsx';
import { undoMailKind, undoTemplate } from './mail.ts';
import { undoConsent } from './words.ts';

/** Orders the mail, once the end is written. */
export type OfferUndo = (act: Act) => Promise<void>;

/**
 * Reads what the mail needs while the subscription still opens for sending; afterwards nobody may. Answers undefined where
 * the policy offers no way back, or nothing runs that could end. Restricted data are not used for it (Art. 18(2) GDPR).
 */
export async function prepareUndo(
  world: World,
  tx: Tx,
  { subject }: StoredRecord,
  listName: string,
): Promise<OfferUndo | undefined> {
  const { policy } = world.rules;
  const list = listNamed(policy, listName);
  if (!newsletterSettings(policy).undo || !list) return undefined;
  const active = (await recordsOf(tx, subject, queries.subscriptionClass)).filter(({ stage }) => stage === 'active');
  const known = await queries.subscriptionsByRecord(
    tx,
    active.map(({ id }) => id),
  );
  const ending = known.findLast((subscription) => subscription.list === list.name);
  const opened = ending && (await world.records.open(tx, ending.record, 'newsletter.sending'));
  if (!opened || 'refused' in opened) return undefined;
  const email = opened.text('newsletter.subscription.email', ending.email);
  return (act) => offer(world, tx, { email, list, language: ending.language }, act);
}

interface To {
  readonly email: string;
  readonly list: List;
  readonly language: Language;
}

/** A request like one by the form: without its confirmation nothing comes of it, and it is erased (S37). */
async function offer(world: World, tx: Tx, { email, list, language }: To, act: Act): Promise<void> {
  const shown = await archiveWordings(tx, await shownIn(world, list, language), language, act.now);
  // Whoever ended the subscription asked for nothing: no address is noted of them.
  const request = { list: list.name, email, language, shown, ip: '', network: null, cameBy: 'undo' } as const;
  const kept = await keepRequest(world, tx, request, act);
  await orderConfirmation(world, tx, { kept, email, language, list: list.name, kind: undoMailKind }, act);
}

async function shownIn(world: World, list: List, language: Language): Promise<Shown> {
  const { policy } = world.rules;
  const ask = <UndoAsk policy={policy} list={list} language={language} token="{token}" />;
  return {
    consent: undoConsent(policy, list, language),
    form: (await html`${ask}`).toString(),
    mail: undoTemplate(world, list, language),
  };
}

/** Whether a way back to this list is open for a person, by a mail that is on its way or there; until when. */
export async function openUndo(
  world: World,
  tx: Queries,
  { subject }: StoredRecord,
  { list, now }: { readonly list: string; readonly now: Temporal.Instant },
): Promise<Temporal.Instant | undefined> {
  const requested = (await recordsOf(tx, subject, queries.subscriptionClass)).filter(
    ({ stage }) => stage === 'requested',
  );
  const known = await queries.subscriptionsByRecord(
    tx,
    requested.map(({ id }) => id),
  );
  const asked = known.findLast((one) => one.came_by === 'undo' && one.list === list);
  if (!asked) return undefined;
  const until = instants(newsletterSettings(world.rules.policy).token, asked.requested_at, world.rules.calendar).end;
  return Temporal.Instant.compare(now, until) < 0 ? until : undefined;
}
