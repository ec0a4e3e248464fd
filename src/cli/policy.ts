import {
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
  register,
} from '../core/policy/index.ts';
import type { Planned } from '../core/records/index.ts';
import { QuestionError } from './deadline.ts';

export interface PrintedFor {
  readonly running: ReadonlySet<string>;
  readonly mode: 'trial' | 'production';
}

/** One of the policy's printed forms. */
export function printPolicy(policy: Policy, format: string, lang: string, printedFor: PrintedFor): string {
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

export function findingsInWords(file: string, findings: readonly Finding[], waiting: readonly string[]): string {
  const errors = findings.filter((finding) => finding.severity === 'error');
  return [
    ...findings.map((f) => `${f.severity === 'error' ? '✗' : '!'} ${f.place}\n  ${f.sentence}`),
    errors.length === 0 ? `${file} can govern.` : `${file} cannot govern yet: ${errors.length} to mend.`,
    ...(waiting.length > 0 ? [`Not running yet, and printed so in trial mode: ${waiting.join(', ')}.`] : []),
  ].join('\n');
}

/** Throws `policy/unfit` when the policy has mistakes or would leave records without a stage. */
export function refusals(policy: Policy, planned: readonly Planned[]): void {
  const errors = check(policy).filter((finding) => finding.severity === 'error');
  const homeless = planned.filter((p) => p.homeless > 0);
  const sentences = [
    ...errors.map((e) => `${e.place}: ${e.sentence}`),
    ...homeless.map(
      (p) =>
        `${p.class}: ${p.homeless} records stand in a stage that the new policy does not know. Keep the stage until they have left it.`,
    ),
  ];
  if (sentences.length > 0)
    throw new PolicyError('policy/unfit', `The policy was not applied:\n${sentences.map((s) => `  ${s}`).join('\n')}`);
}
