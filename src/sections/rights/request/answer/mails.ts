import type { MailKind, MailOrder, Message } from '../../../../core/mail/index.ts';
import type { Act, Opened } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { addEntry } from '../entry.ts';
import { answering, type Request } from '../request.ts';
import { markAnswered, reopen, takeBack } from './answered.ts';
import type { Letter } from './letter.ts';
import { noteUndelivered, settleUndelivered } from './undelivered.ts';

/** The mails about a request: each leaves only while it is under way. */
export const mailNames = {
  answer: 'rights.answer',
  extension: 'rights.extension',
  identity: 'rights.identity',
  lifting: 'rights.lifting',
  address: 'rights.address',
} as const;
type Name = keyof typeof mailNames;

export const requestMails = (world: () => World): readonly MailKind[] =>
  (Object.keys(mailNames) as Name[]).map((name) => ({
    name: mailNames[name],
    purpose: answering,
    compose: (order) => compose(world(), order, name),
    accepted: async (tx, record, { at }, act) => {
      await addEntry(tx, record, { what: 'sent', note: name }, act);
      await settleUndelivered(tx, record.id, [name]);
      if (name === 'lifting') await addEntry(tx, record, { what: 'lifting-told' }, act);
      if (name === 'answer') await markAnswered(world(), tx, record.id, at, act);
    },
    failed: (tx, record, _reply, act) => noteFailed(world(), tx, { record, name }, act),
    returned: (tx, record, _reply, act) => noteReturned(world(), tx, { record, name }, act),
  }));

function compose({ rules }: World, { payload }: MailOrder, name: Name): Message {
  return {
    subject: payload['subject'] ?? '',
    text: payload['body'] ?? '',
    // A human wrote the answer and the reasons; the questions write themselves.
    autoSubmitted: name === 'identity' || name === 'address' ? 'auto-generated' : 'no',
    replyTo: rules.policy.controller.email,
    ...(payload['copy'] && {
      attachments: [{ filename: 'copy.json', type: 'application/json', text: payload['copy'] }],
    }),
  };
}

async function noteFailed(
  world: World,
  tx: Queries,
  { record, name }: { readonly record: string; readonly name: Name },
  act: Act,
): Promise<void> {
  const opened = await world.records.open(tx, record, answering);
  if ('refused' in opened) return;
  await addEntry(tx, opened, { what: 'not-sent', note: name }, act);
  // What has not reached anybody is no answer: the request is open again, and its time runs on.
  if (name === 'answer') await takeBack(tx, record);
  await noteUndelivered(world, tx, { record, name }, act);
}

/** A server had taken it, and it came back: of an answered request nothing but its answer matters any more. */
async function noteReturned(
  world: World,
  tx: Queries,
  mail: { readonly record: string; readonly name: Name },
  act: Act,
): Promise<void> {
  if (mail.name === 'answer') await reopen(world, tx, mail.record, act);
  await noteFailed(world, tx, mail, act);
}

/** Puts a letter in the outbox, to the address that the request is about. */
export async function post(
  world: World,
  tx: Queries,
  {
    request,
    opened,
    name,
    letter,
  }: {
    readonly request: Request;
    readonly opened: Opened;
    readonly name: Name;
    readonly letter: Letter;
  },
  act: Act,
): Promise<void> {
  const { address: to, language } = request;
  await world.mail.send(tx, { kind: mailNames[name], record: opened.id, to, language, payload: { ...letter } }, act);
}
