import type { Acceptance, MailKind, MailOrder, Message } from '../../../core/mail/index.ts';
import { dateInWords, instants, type Language, lastDayBefore } from '../../../core/policy/index.ts';
import type { Act, Opened } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { mayConfirmationLeave } from '../consent/limit.ts';
import { confirmationPath } from '../link.ts';
import { momentInWords } from '../moment.ts';
import { listNamed, newsletterSettings } from '../policy.ts';
import { noteMailSent } from '../queries.ts';
import { type ConfirmationWords, confirmationSubject, confirmationText } from './confirmation-text.ts';

export const confirmationMailKind = 'newsletter.confirmation';

/** The mail that asks whether it was them (S36). */
export const confirmationMail = (world: () => World): MailKind => ({
  name: confirmationMailKind,
  purpose: 'newsletter.confirmation',
  compose: (order) => compose(world(), order),
  gate: (tx, record, now) => mayConfirmationLeave(world(), tx, record, now),
  accepted: (tx, record, acceptance, act) => noteAccepted(world(), tx, record, acceptance, act),
  // The address does not exist, so nobody can confirm: nothing of the request is kept.
  failed: async (tx, record, _reply, act) => {
    await world().records.advance(tx, record, 'bounced', act);
  },
});

/** The text with its places left open, as it is archived with each consent. */
export const confirmationTemplate = (world: World, language: Language, list?: string, moves?: 'moves'): string =>
  `${confirmationSubject(world.rules.policy, language, moves)}\n\n${confirmationText(world, language, { ...open, moves, list: titleOf(world, language, list) })}`;

/** The name of a list, where there are several to tell apart. */
const titleOf = ({ rules }: World, language: Language, list: string | undefined): string | undefined =>
  newsletterSettings(rules.policy).lists.length > 1 ? listNamed(rules.policy, list ?? '')?.title[language] : undefined;

const open: ConfirmationWords = {
  requestedAt: '{requested-at}',
  validUntil: '{valid-until}',
  erasedBy: '{erased-by}',
  link: '{link}',
};

function compose(world: World, { language, payload }: MailOrder): Message {
  const { policy, calendar } = world.rules;
  const requestedAt = Temporal.Instant.from(payload['requestedAt'] ?? '');
  const validUntil = Temporal.Instant.from(payload['validUntil'] ?? '');
  const gone = instants(newsletterSettings(policy).unconfirmed, requestedAt, calendar).goneBy;
  const prefix = language === 'de' ? '' : `/${language}`;
  const moves = payload['moves'] === 'yes' ? 'moves' : undefined;
  return {
    subject: confirmationSubject(policy, language, moves),
    text: confirmationText(world, language, {
      requestedAt: momentInWords(requestedAt, language, calendar),
      validUntil: momentInWords(validUntil, language, calendar),
      erasedBy: dateInWords(lastDayBefore(gone, calendar), language, calendar),
      link: world.baseUrl + prefix + confirmationPath(payload['token'] ?? ''),
      list: titleOf(world, language, payload['list']),
      moves,
    }),
    autoSubmitted: 'auto-generated',
    replyTo: policy.controller.email,
  };
}

/** The server has taken it: that is part of the proof, and the last mail from which the proof's end may count. */
async function noteAccepted(
  world: World,
  tx: Queries,
  record: Opened,
  { at, messageId, reply, sourceHash }: Acceptance,
  act: Act,
): Promise<void> {
  await noteMailSent(tx, record.id, {
    at,
    id: record.seal('newsletter.subscription.mail_id', messageId),
    reply: record.seal('newsletter.subscription.mail_reply', reply),
    sourceHash,
  });
  await world.records.learn(tx, record.id, { lastMail: at }, act);
}
