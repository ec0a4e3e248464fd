import { sql } from 'kysely';
import type { Language, Policy } from '../../../core/policy/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { wordingHash } from '../consent/wording.ts';
import { newsletterSettings, offersInWords } from '../policy.ts';

/** § 7(3) no. 4 UWG: that they may object at any time and what it costs, in the words of the law. */
export const objectionSentence: Readonly<Record<Language, string>> = {
  de: 'Sie können der Verwendung Ihrer Adresse für Werbung jederzeit widersprechen, ohne dass hierfür andere als die Übermittlungskosten nach den Basistarifen entstehen.',
  en: 'You can object to the use of your address for advertising at any time, without any costs other than those of transmission by the basic rates.',
};

/** What a form that collects an address with a sale should show beside it; whatever was shown is archived as it was. */
export function collectionNotice(policy: Policy, language: Language): string {
  const { controller } = policy;
  const { customers } = newsletterSettings(policy);
  const offers = offersInWords(customers?.offers.map(({ title }) => title) ?? [], language);
  return language === 'de'
    ? `Wir nutzen Ihre E-Mail-Adresse auch, um Ihnen Werbung für eigene ähnliche Angebote zu senden (${offers}). ${objectionSentence.de} Es genügt der Link in jeder E-Mail oder eine Nachricht an ${controller.email}.`
    : `We also use your e-mail address to send you advertising of own similar offers (${offers}). ${objectionSentence.en} The link in every mail or a message to ${controller.email} is enough.`;
}

/** Archives what somebody was told, once, and answers its hash. */
export async function archiveObjection(
  tx: Queries,
  text: string,
  language: Language,
  now: Temporal.Instant,
): Promise<string> {
  const hash = wordingHash(text);
  await sql`
    insert into newsletter.wording (hash, kind, language, text, first_used)
    values (${hash}, 'objection', ${language}, ${text}, ${now}) on conflict do nothing`.execute(tx);
  return hash;
}
