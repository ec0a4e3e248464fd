import type { MailKind, MailOrder, Message } from '../../../core/mail/index.ts';
import type { Act, Opened } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { unsubscribeUrl } from '../link.ts';
import { listNamed } from '../policy.ts';
import { subscriptionByRecord } from '../queries.ts';

const welcomeMailKind = 'newsletter.welcome';

/** The first mail after the confirmation, where the policy gives a list one. */
export const welcomeMail = (world: () => World): MailKind => ({
  name: welcomeMailKind,
  purpose: 'newsletter.sending',
  compose: (order) => compose(world(), order),
  accepted: async (tx, record, { at }, act) => {
    await world().records.learn(tx, record.id, { lastMail: at }, act);
  },
});

/** Orders it with the confirmation; who has ended the subscription before it leaves gets none. */
export async function orderWelcome(world: World, tx: Queries, opened: Opened, act: Act): Promise<void> {
  const subscription = await subscriptionByRecord(tx, opened.id);
  // Whoever came back after an accident has been welcomed before.
  if (!subscription || subscription.came_by === 'undo') return;
  if (!listNamed(world.rules.policy, subscription.list)?.welcome) return;
  const { list, language } = subscription;
  const to = opened.text('newsletter.subscription.email', subscription.email);
  await world.mail.send(tx, { kind: welcomeMailKind, record: opened.id, to, language, payload: { list } }, act);
}

/**
 * What the policy says, no slogan added; below it why it comes, the right to object, which the first mail must name clearly
 * and apart from the rest (Art. 21(4) GDPR), and last the way out.
 */
function compose(world: World, { record, language, payload }: MailOrder): Message {
  const { controller } = world.rules.policy;
  const list = listNamed(world.rules.policy, payload['list'] ?? '');
  const url = unsubscribeUrl(world, record);
  const prefix = language === 'de' ? '' : `/${language}`;
  const words = (language === 'de' ? german : english)(list?.title[language] ?? '', controller.email);
  return {
    subject: list?.welcome?.subject[language] ?? words.subject,
    text: [
      list?.welcome?.text[language] ?? '',
      '',
      words.rights,
      '',
      '-- ',
      `${controller.name}, ${controller.street}, ${controller.postalCode} ${controller.city}`,
      `${words.imprint}: ${world.baseUrl}${prefix}/imprint`,
      `${words.privacy}: ${world.baseUrl}${prefix}/privacy`,
      '',
      `${words.out}: ${url}`,
      '',
    ].join('\n'),
    autoSubmitted: 'auto-generated',
    replyTo: controller.email,
    listUnsubscribe: {
      url,
      listId: `${list?.name ?? 'newsletter'}.${controller.email.slice(controller.email.lastIndexOf('@') + 1)}`,
    },
  };
}

const german = (list: string, email: string) => ({
  subject: `Willkommen: ${list}`,
  rights: `Ihr Widerspruchsrecht: Der Verwendung Ihrer Adresse für Werbung können Sie jederzeit widersprechen und die Einwilligung jederzeit widerrufen, ohne Angabe von Gründen, über den Link am Ende dieser E-Mail, durch eine Antwort darauf oder an ${email}. Danach senden wir Ihnen nichts mehr.`,
  imprint: 'Impressum',
  privacy: 'Datenschutz',
  out: 'Newsletter abbestellen',
});

const english = (list: string, email: string): ReturnType<typeof german> => ({
  subject: `Welcome: ${list}`,
  rights: `Your right to object: you can object to the use of your address for advertising and withdraw your consent at any time, without any reason, by the link at the end of this mail, by an answer to it or to ${email}. After that we send you nothing more.`,
  imprint: 'Imprint',
  privacy: 'Privacy',
  out: 'Unsubscribe from the newsletter',
});
