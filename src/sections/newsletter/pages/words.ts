import type { Controller, Language, Policy, Text } from '../../../core/policy/index.ts';
import { firstList, type List, newsletterSettings, publicLists, topicsInWords, topicsOf } from '../policy.ts';

/** The sentence that is consented to, word for word as it stands over the button and in every proof (S33). */
export function consentText(policy: Policy, language: Language, list: List = firstList(policy)): string {
  const topics = topicsInWords(list.topics, language);
  const title = newsletterSettings(policy).lists.length > 1 ? list.title[language] : undefined;
  return language === 'de' ? german(policy.controller, topics, title) : english(policy.controller, topics, title);
}

const german = ({ name, email }: Controller, topics: string, title: string | undefined): string =>
  `Mit „abonnieren“ und der Bestätigung, um die wir Sie per E-Mail bitten, willigen Sie ein, dass ${name} Ihnen an diese Adresse ${title ? `den Newsletter „${title}“` : 'einen Newsletter'} per E-Mail sendet. Er handelt von nichts anderem als: ${topics}. Sie können die Einwilligung jederzeit widerrufen, über den Link am Ende jedes Newsletters oder auf jedem anderen Weg, etwa an ${email}; was bis dahin versandt wurde, bleibt rechtmäßig.`;

const english = ({ name, email }: Controller, topics: string, title: string | undefined): string =>
  `With “subscribe” and the confirmation that we ask you for by e-mail, you consent to ${name} sending you ${title ? `the newsletter “${title}”` : 'a newsletter'} by e-mail to this address. It is about nothing but: ${topics}. You can withdraw the consent at any time, by the link at the end of every newsletter or in any other way, for instance to ${email}; what was sent until then stays lawful.`;

/** One sentence over the form: what it is and how it ends. */
export function aboutInWords(policy: Policy, language: Language, lists: readonly List[] = publicLists(policy)): string {
  const topics = topicsInWords(topicsOf(lists), language);
  return language === 'de'
    ? `Per E-Mail: ${topics}. Sie können jederzeit wieder abbestellen.`
    : `By e-mail: ${topics}. You can unsubscribe again at any time.`;
}

export const words = {
  title: { de: 'Newsletter', en: 'Newsletter' },
  email: { de: 'Ihre E-Mail-Adresse', en: 'Your e-mail address' },
  // S35: the accessible name of the button is exactly this word.
  subscribe: { de: 'abonnieren', en: 'subscribe' },
  privacy: { de: 'Datenschutzerklärung', en: 'Privacy notice' },
  check: { de: 'Bitte sehen Sie in Ihr Postfach', en: 'Please check your inbox' },
  confirm: { de: 'Anmeldung bestätigen', en: 'Confirm the sign-up' },
  confirmed: { de: 'Der Newsletter ist abonniert', en: 'You have subscribed to the newsletter' },
  unsubscribe: { de: 'Newsletter abbestellen', en: 'Unsubscribe from the newsletter' },
  unsubscribed: { de: 'Der Newsletter ist abbestellt', en: 'You have unsubscribed from the newsletter' },
  noLink: { de: 'Dieser Link führt zu nichts mehr', en: 'This link leads nowhere any more' },
} as const satisfies Record<string, Text>;
