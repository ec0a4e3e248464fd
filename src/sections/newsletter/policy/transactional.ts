import { contract, type Purpose } from '../../../core/policy/index.ts';
import type { NewsletterOptions } from './options.ts';

export const transactionalPurpose = 'newsletter.transactional';

/** One purpose for the mails that are declared; without a declaration there is none, and nothing can be sent (S46). */
export function transactional({ transactional: mails = [] }: NewsletterOptions): readonly Purpose[] {
  if (mails.length === 0) return [];
  const titles = (language: 'de' | 'en') =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(mails.map(({ title }) => title[language]));
  const title = {
    de: `Mitteilungen, die keine Werbung sind: ${titles('de')}`,
    en: `Messages that are no advertising: ${titles('en')}`,
  };
  return [{ name: transactionalPurpose, title, basis: contract() }];
}

export const transactionalPurposes = (options: NewsletterOptions): readonly string[] =>
  transactional(options).map(({ name }) => name);
