import type { Language, Policy, Text } from '../../../core/policy/index.ts';
import { type List, newsletterSettings, topicsInWords } from '../policy.ts';

export const words = {
  again: { de: 'Newsletter wieder abonnieren', en: 'Subscribe to the newsletter again' },
} as const satisfies Record<string, Text>;

/** The sentence that is consented to by the way back, word for word as it stands over the button and in the proof (S33). */
export function undoConsent(policy: Policy, list: List, language: Language): string {
  const { name, email } = policy.controller;
  const topics = topicsInWords(list.topics, language);
  const isOneOfSome = newsletterSettings(policy).lists.length > 1;
  if (language === 'de') {
    const which = isOneOfSome ? `den Newsletter „${list.title.de}“` : 'den Newsletter';
    return `Mit „${words.again.de}“ willigen Sie erneut ein, dass ${name} Ihnen ${which} per E-Mail sendet. Er handelt von nichts anderem als: ${topics}. Sie können die Einwilligung jederzeit widerrufen, über den Link am Ende jedes Newsletters oder auf jedem anderen Weg, etwa an ${email}; was bis dahin versandt wurde, bleibt rechtmäßig.`;
  }
  const which = isOneOfSome ? `the newsletter “${list.title.en}”` : 'the newsletter';
  return `With “${words.again.en}” you consent once more to ${name} sending you ${which} by e-mail. It is about nothing but: ${topics}. You can withdraw the consent at any time, by the link at the end of every newsletter or in any other way, for instance to ${email}; what was sent until then stays lawful.`;
}
