import type { Policy } from '../../policy.ts';
import type { Language } from '../../text.ts';
import { registerCsv as csvOf } from './csv.ts';
import { registerMarkdown } from './markdown.ts';
import { type RegisterOptions, registerView } from './view.ts';

/** The record of processing activities (Art. 30(1) GDPR) as Markdown. */
export const register = (policy: Policy, language: Language, options: RegisterOptions): string =>
  registerMarkdown(registerView(policy, language, options));

export const registerCsv = (policy: Policy, language: Language, options: RegisterOptions): string =>
  csvOf(registerView(policy, language, options));

export const registerJson = (policy: Policy, language: Language, options: RegisterOptions): string =>
  `${JSON.stringify(registerView(policy, language, options), null, 2)}\n`;
export type { Activity, RegisterOptions, RegisterView } from './view.ts';
export { registerView } from './view.ts';
