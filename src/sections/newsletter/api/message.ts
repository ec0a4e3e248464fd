import type { MailKind, Message } from '../../../core/mail/index.ts';
import type { Language } from '../../../core/policy/index.ts';
import type { Act } from '../../../core/records/index.ts';
import { recordsOf } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import { newsletterSettings, type Transactional, transactionalPurpose } from '../policy.ts';
import { subscriptionClass, subscriptionsByRecord } from '../queries.ts';
import type { Reach } from '../reach.ts';

const messageKind = 'newsletter.message';

/** A message that the policy declares: no list headers, since it is no newsletter; it leaves while the consent runs and not after. */
export const messageMail = (world: () => World): MailKind => ({
  name: messageKind,
  purpose: transactionalPurpose,
  compose: ({ language, payload }) => compose(world(), language, payload),
});

function compose(
  world: World,
  language: Language,
  { template: name = '', ...fields }: Readonly<Record<string, string>>,
): Message {
  const { policy } = world.rules;
  const template = templateNamed(world, name);
  if (!template) throw new Error(`The policy declares no message “${name}” any more.`);
  return {
    subject: filled(template.subject[language], fields),
    text: filled(template.text[language], fields),
    autoSubmitted: 'auto-generated',
    replyTo: policy.controller.email,
  };
}

export const templateNamed = ({ rules }: Pick<World, 'rules'>, name: string): Transactional | undefined =>
  newsletterSettings(rules.policy).transactional?.find((one) => one.name === name);

/** The places that a template leaves open, in both languages together. */
export function placesOf({ subject, text }: Transactional): readonly string[] {
  const all = [subject.de, subject.en, text.de, text.en].join('\n');
  return [...new Set([...all.matchAll(place)].map(([, name = '']) => name))].sort();
}

const place = /\{([a-z][a-z0-9-]*)\}/g;

const filled = (text: string, fields: Readonly<Record<string, string>>): string =>
  text.replace(place, (_all, name: string) => fields[name] ?? '');

export type Ordered = { readonly message: string } | { readonly refused: 'not-subscribed' };

interface Ordering {
  readonly email: string;
  readonly template: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The lists of which one must be subscribed to. */
  readonly reach: Reach;
}

/** Orders a message to somebody who is subscribed, in the language of their subscription. */
export async function orderMessage(
  world: World,
  { email, template, fields, reach }: Ordering,
  act: Act,
): Promise<Ordered> {
  const subject = world.records.subject('newsletter', email);
  return transaction(world.db, async (tx) => {
    const running = (await recordsOf(tx, subject, subscriptionClass)).filter(({ stage }) => stage === 'active');
    const ids = running.map(({ id }) => id);
    const subscription = (await subscriptionsByRecord(tx, ids)).find(({ list }) => reach(list));
    const opened = subscription && (await world.records.open(tx, subscription.record, transactionalPurpose));
    if (!subscription || !opened || 'refused' in opened) return { refused: 'not-subscribed' };
    // To the address as it was confirmed, not as the program writes it.
    const to = opened.text('newsletter.subscription.email', subscription.email);
    const { language } = subscription;
    const order = { kind: messageKind, record: opened.id, to, language, payload: { ...fields, template } };
    return { message: await world.mail.send(tx, order, act) };
  });
}
