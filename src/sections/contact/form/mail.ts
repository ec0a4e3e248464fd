import type { MailKind, Message, NewMail } from '../../../core/mail/index.ts';
import { dateAndTimeInWords, type Language } from '../../../core/policy/index.ts';
import type { Act } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { contactSettings } from '../policy.ts';
import type { Letter } from './letter.ts';
import { emptyMessage } from './queries.ts';

const kind = 'contact.form';

/** The message as it comes to the mailbox: from our own address, since we may send in no other name, and answered to the writer. */
export const contactMail = (world: () => World): MailKind => ({
  name: kind,
  purpose: 'contact.delivery',
  compose: ({ payload }) => compose(world(), payload),
  accepted: async (tx, record, _acceptance, act) => {
    await emptyMessage(tx, record.id);
    await world().records.advance(tx, record.id, 'delivered', act);
  },
  // Somebody waits for an answer: it is kept for another attempt, and staff are shown that there is one to make.
  failed: async (tx, record, _reply, act) => {
    await world().records.advance(tx, record, 'refused', act);
  },
});

export interface Ordered {
  readonly record: string;
  readonly kept?: NewMail['kept'];
  readonly letter: Letter;
  readonly language: Language;
  readonly postedAt: Temporal.Instant;
}

export async function orderMail(world: World, tx: Queries, o: Ordered, act: Act): Promise<void> {
  const { name, email, subject, message } = o.letter;
  await world.mail.send(
    tx,
    {
      kind,
      record: o.record,
      ...(o.kept && { kept: o.kept }),
      to: contactSettings(world.rules.policy).address,
      language: o.language,
      payload: { name, email, subject, message, postedAt: o.postedAt.toString() },
    },
    act,
  );
}

// Read by staff, who are written to in the first language of the policy.
function compose({ rules }: World, payload: Readonly<Record<string, string>>): Message {
  const { name = '', email = '', subject = '', message = '', postedAt = '' } = payload;
  const words = wordsOf[rules.policy.languages[0] ?? 'de'];
  const at = dateAndTimeInWords(Temporal.Instant.from(postedAt), words.language, rules.calendar);
  const from = name === '' ? email : `${name} <${email}>`;
  return {
    subject: `${words.form}: ${subject}`,
    text: `${message}\n\n-- \n${words.from} ${from}\n${words.posted} ${at}\n`,
    // A person wrote it: an absence note may well answer (RFC 3834).
    autoSubmitted: 'no',
    replyTo: email,
  };
}

const wordsOf = {
  de: { language: 'de', form: 'Kontaktformular', from: 'Von:', posted: 'Über das Kontaktformular am' },
  en: { language: 'en', form: 'Contact form', from: 'From:', posted: 'By the contact form on' },
} as const;
