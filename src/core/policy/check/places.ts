import type { LegalBasis } from '../basis.ts';
import type { DataClass } from '../data-class.ts';
import { erased, previous, type Stage, type Target } from '../lifecycle.ts';
import type { Cookie, Paragraph, Passage, PromiseOf, Recipient } from '../paragraph.ts';
import type { Policy } from '../policy.ts';

export interface ClassPlace {
  readonly section: Paragraph;
  readonly dataClass: DataClass;
  readonly place: string;
}

export interface StagePlace extends ClassPlace {
  readonly name: string;
  readonly stage: Stage;
}

export const classPlaces = (policy: Policy): readonly ClassPlace[] =>
  policy.sections.flatMap((section) =>
    section.classes.map((dataClass) => ({ section, dataClass, place: dataClass.name || `section ${section.section}` })),
  );

export const stagePlaces = (policy: Policy): readonly StagePlace[] =>
  classPlaces(policy).flatMap((at) =>
    stagesOf(at.dataClass).map(([name, stage]) => ({ ...at, name, stage, place: `${at.place} › stage ${name}` })),
  );

export const stagesOf = (dataClass: DataClass): readonly (readonly [string, Stage])[] =>
  Object.entries(dataClass.lifecycle.stages);

export const eventsOf = (stage: Stage): readonly (readonly [string, Target])[] => Object.entries(stage.on ?? {});

/** Where a stage may lead; “the stage before” is every stage that leads into this one. */
export function targetsOf(dataClass: DataClass, name: string): readonly Target[] {
  const stage = dataClass.lifecycle.stages[name];
  if (!stage) return [];
  const named = [...eventsOf(stage).map(([, to]) => to), ...(stage.after ? [stage.after.to] : [])];
  if (!named.includes(previous)) return named;
  const before = stagesOf(dataClass).filter(([, other]) => leadsTo(other, name));
  return [...named.filter((to) => to !== previous), ...before.map(([other]) => other)];
}

const leadsTo = (stage: Stage, target: Target): boolean =>
  stage.after?.to === target || eventsOf(stage).some(([, to]) => to === target);

export const isTarget = (dataClass: DataClass, target: Target): boolean =>
  target === erased || target === previous || Object.hasOwn(dataClass.lifecycle.stages, target);

/** The ground of one use: its own, or that of its class. */
export const groundOf = (dataClass: DataClass, purpose: string): LegalBasis =>
  dataClass.purposes.find(({ name }) => name === purpose)?.basis ?? dataClass.basis;

export const recipientPlaces = (policy: Policy): readonly { recipient: Recipient; place: string }[] =>
  policy.sections.flatMap((section) =>
    section.recipients.map((recipient) => ({ recipient, place: `${section.section} › recipient ${recipient.name}` })),
  );

export const cookiePlaces = (policy: Policy): readonly { cookie: Cookie; place: string }[] =>
  policy.sections.flatMap((section) =>
    section.cookies.map((cookie) => ({ cookie, place: `${section.section} › cookie ${cookie.name}` })),
  );

export const passagePlaces = (policy: Policy): readonly { passage: Passage; place: string }[] => [
  ...numbered('opening', policy.opening),
  ...policy.sections.flatMap((section) => numbered(section.section, section.passages)),
  ...numbered('closing', policy.closing),
];

const numbered = (where: string, passages: readonly Passage[]): readonly { passage: Passage; place: string }[] =>
  passages.map((passage, at) => ({ passage, place: `${where} › passage ${at + 1}` }));

export const promisesOf = (policy: Policy): readonly PromiseOf[] => [
  ...policy.promises,
  ...policy.sections.flatMap((section) => section.promises),
];
