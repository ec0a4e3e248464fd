import type { Language } from '../../../core/policy/index.ts';
import type { Act } from '../../../core/records/index.ts';
import { networkHash, type World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import { contactSettings } from '../policy.ts';
import type { Letter } from './letter.ts';
import { type LimitReached, limitReached } from './limit.ts';
import { orderMail } from './mail.ts';
import { formClass, insertMessage, lockForm, mailColumn } from './queries.ts';

export interface NewLetter extends Letter {
  readonly language: Language;
  readonly ip: string;
}

export type Posted = { readonly posted: string } | { readonly refused: LimitReached };

/** Keeps what was written until the mailbox has it, and orders the mail that takes it there. Answers the record. */
export async function postMessage(world: World, letter: NewLetter, act: Act): Promise<Posted> {
  const { name, email, subject: heading, message, language, ip } = letter;
  const { networks } = contactSettings(world.rules.policy).form;
  const network = networkHash(world, 'contact', ip, networks);
  const subject = world.records.subject('contact', email);
  return transaction(world.db, async (tx): Promise<Posted> => {
    await lockForm(tx);
    const refused = await limitReached(world, tx, { subject, network }, act.now);
    if (refused) return { refused };
    const kept = await world.records.keep(tx, { class: formClass, subject }, act);
    const written: Letter = { name, email, subject: heading, message };
    const mail = kept.seal(mailColumn, JSON.stringify(written));
    await insertMessage(tx, { record: kept.id, mail, language, postedAt: act.now, network });
    await orderMail(world, tx, { record: kept.id, kept, letter: written, language, postedAt: act.now }, act);
    return { posted: kept.id };
  });
}
