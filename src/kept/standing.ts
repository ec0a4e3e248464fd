import { type Language, type Policy, type PromiseOf, type Text, timeoutInWords } from '../core/policy/index.ts';

export const promiseStates = ['kept', 'broken', 'waiting'] as const;
export type PromiseState = (typeof promiseStates)[number];

/** One promise of the policy and how it stands with it. */
export interface StandingPromise {
  readonly id: string;
  readonly title: Text;
  readonly section: string;
  readonly sectionTitle: Text;
  readonly state: PromiseState;
  /** The deadlines that carry it out, each with its class. */
  readonly deadlines: readonly { readonly class: string; readonly text: Text }[];
}

export interface Facts {
  readonly policy: Policy;
  /** Names of the sections that run. */
  readonly running: ReadonlySet<string>;
  /** Promises of running sections that wait for a later part. */
  readonly open: ReadonlySet<string>;
  /** Classes with records past their `goneBy`. */
  readonly overdue: ReadonlySet<string>;
}

/** The section under which promises stand that every policy makes. */
export const general = 'general';

/** Every promise, in the order of the policy: kept by a running section, broken by something overdue, or waiting. Pure. */
export function standingPromises({ policy, running, open, overdue }: Facts): readonly StandingPromise[] {
  const [all, live] = [
    deadlinesByRule(policy.sections),
    deadlinesByRule(policy.sections.filter((p) => running.has(p.section))),
  ];
  const standing =
    (section: string, sectionTitle: Text, runs: boolean) =>
    (promise: PromiseOf): StandingPromise => {
      // A deadline that runs is told before those of sections that wait.
      const deadlines = live.get(promise.id) ?? all.get(promise.id) ?? [];
      const waits = !runs || open.has(promise.id);
      const state = deadlines.some((d) => overdue.has(d.class)) ? 'broken' : waits ? 'waiting' : 'kept';
      return { ...promise, section, sectionTitle, state, deadlines };
    };
  const promises = [
    ...policy.promises.map(standing(general, generalTitle, true)),
    ...policy.sections.flatMap((p) => p.promises.map(standing(p.section, p.title, running.has(p.section)))),
  ];
  return promises.toSorted((a, b) => numberOf(a.id) - numberOf(b.id));
}

const generalTitle: Text = { de: 'Allgemeines', en: 'General' };

/** S2 stands before S10. */
export const numberOf = (id: string): number => Number(/\d+/.exec(id)?.[0] ?? Number.MAX_SAFE_INTEGER);

function deadlinesByRule(sections: Policy['sections']): ReadonlyMap<string, StandingPromise['deadlines']> {
  const found = new Map<string, StandingPromise['deadlines']>();
  for (const dataClass of sections.flatMap((section) => section.classes))
    for (const [name, stage] of Object.entries(dataClass.lifecycle.stages)) {
      const { after } = stage;
      if (!after) continue;
      const said = (language: Language) =>
        `${dataClass.title[language]} (${stage.title[language]}): ${timeoutInWords(dataClass, name, after, language)}`;
      const entry = { class: dataClass.name, text: { de: said('de'), en: said('en') } };
      found.set(after.rule, [...(found.get(after.rule) ?? []), entry]);
    }
  return found;
}
