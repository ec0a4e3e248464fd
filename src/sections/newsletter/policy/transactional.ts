import { type Purpose, contract } from '../../../core/policy/index.ts';
import type { NewsletterOptions } from './options.ts';

/** The purpose of a declared mail by the name of its template. */
export const transactionalPurpose = (name: string): string => `newsletter.${name}`;

/** One purpose for each mail that is declared; without a declaration there is none, and nothing can be sent (S46). */
export const transactional = ({ transactional: mails = [] }: NewsletterOptions): readonly Purpose[] =>
  mails.map(({ name, title }) => ({ name: transactionalPurpose(name), title, basis: contract() }));

export const transactionalPurposes = (options: NewsletterOptions): readonly string[] =>
  transactional(options).map(({ name }) => name);
