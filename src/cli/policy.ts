import {
  type Change,
  calendar,
  check,
  classesOf,
  concept,
  diagram,
  dpv,
  type Finding,
  type Language,
  languages,
  noticeMarkdown,
  type Policy,
  PolicyError,
  policyErrors,
  register,
} from '../core/policy/index.ts';
import type { Planned } from '../core/records/index.ts';
import { QuestionError } from './errors.ts';
import { table } from './terminal.ts';

export interface PrintOptions {
  readonly format: string;
  readonly lang: string;
  readonly running: ReadonlySet<string>;
  readonly mode: 'trial' | 'production';
}

/** One of the policy's printed forms. */
export function printPolicy(policy: Policy, { format, lang, ...printedFor }: PrintOptions): string {
  const language = languageNamed(lang);
  const zone = calendar(policy);
  const forms: Readonly<Record<string, () => string>> = {
    notice: () => noticeMarkdown(policy, language, { ...printedFor, calendar: zone }),
    register: () => register(policy, language, { calendar: zone }),
    concept: () => concept(policy, language, { calendar: zone }),
    dpv: () => JSON.stringify(dpv(policy), null, 2),
    diagram: () =>
      classesOf(policy)
        .map((c) => diagram(c, language))
        .join('\n'),
  };
  const form = forms[format];
  if (!form)
    throw new QuestionError(`“${format}” is no form of the policy. Use one of ${Object.keys(forms).join(', ')}.`);
  return form();
}

function languageNamed(name: string): Language {
  const known = languages.find((language) => language === name);
  if (!known) throw new QuestionError(`The policy is not printed in “${name}”. Use one of ${languages.join(', ')}.`);
  return known;
}

export const findingsInWords = (findings: readonly Finding[], waiting: readonly string[]): string =>
  [
    ...findings.map((f) => `${f.severity === 'error' ? '✗' : '!'} ${f.place}\n  ${f.sentence}`),
    ...(policyErrors(findings).length === 0 ? ['The policy can govern.'] : []),
    ...(waiting.length > 0 ? [`Not running yet, and printed so in trial mode: ${waiting.join(', ')}.`] : []),
  ].join('\n');

export function planInWords(changes: readonly Change[], planned: readonly Planned[]): string {
  const rows = planned.map((p) => [p.class, p.records, p.moving, p.dueAtOnce, p.homeless]);
  return [
    ...changes.map((change) => `- ${change.sentence}`),
    '',
    table(['class', 'records', 'deadline moves', 'due at once', 'without a stage'], rows),
    '',
    'Nothing has happened yet. “avow policy apply” puts it in force.',
  ].join('\n');
}

/** Throws `policy/unfit` when the policy has mistakes or would leave records without a stage. */
export function refuseChange(policy: Policy, planned: readonly Planned[]): void {
  const sentences = [
    ...policyErrors(check(policy)).map((error) => `${error.place}: ${error.sentence}`),
    ...planned.filter((p) => p.homeless > 0).map(homelessInWords),
  ];
  if (sentences.length > 0)
    throw new PolicyError('policy/unfit', `The policy was not applied:\n${sentences.map((s) => `  ${s}`).join('\n')}`);
}

const homelessInWords = (planned: Planned): string =>
  `${planned.class}: ${planned.homeless} records stand in a stage that the new policy does not know. Keep the stage until they have left it.`;
