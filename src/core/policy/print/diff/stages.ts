import type { DataClass } from '../../data-class.ts';
import { erasureDemanded, type Stage } from '../../lifecycle.ts';
import type { Language } from '../../text.ts';
import { eventInWords, targetInWords, timeoutInWords } from '../words.ts';
import { type Change, change, comings, paired, same } from './change.ts';
import { deadlineChange } from './periods.ts';

interface Sides {
  readonly before: DataClass;
  readonly after: DataClass;
  readonly language: Language;
}

/** What is different in the life of a class: stages, what ends them, what may be done in them. */
export function stageChanges({ before, after, language }: Sides): readonly Change[] {
  const words = phrases[language];
  const place = after.title[language];
  const named = (dataClass: DataClass) =>
    Object.entries(dataClass.lifecycle.stages).map(([name, stage]) => ({ name, stage }));
  const lists = { before: named(before), after: named(after) };
  const { kept } = paired(lists.before, lists.after, ({ name }) => name);
  return [
    ...comings(place, words.stage, lists, {
      name: ({ name }) => name,
      title: ({ stage }) => stage.title[language],
      language,
      material: true,
    }),
    ...(before.lifecycle.first === after.lifecycle.first
      ? []
      : [change('changed', place, `${words.begins} ${targetInWords(after, after.lifecycle.first, language)}`, true)]),
    ...kept.flatMap(([was, is]) => stageChange({ before, after, language }, is.name, was.stage, is.stage)),
  ];
}

function stageChange(sides: Sides, name: string, was: Stage, is: Stage): readonly Change[] {
  const { after, language } = sides;
  const words = phrases[language];
  const place = `${after.title[language]}, ${is.title[language]}`;
  const title = (purpose: string): string =>
    after.purposes.find((one) => one.name === purpose)?.title[language] ?? purpose;
  return [
    ...timeoutChanges(sides, { name, place, was, is }),
    ...comings(
      place,
      words.purpose,
      { before: was.purposes, after: is.purposes },
      { name: (one) => one, title, language, material: true },
    ),
    ...eventChanges(sides, place, was, is),
    ...(same(was.refusesErasure, is.refusesErasure) ? [] : [refusal(place, was, is, language)]),
    ...(was.awaits === is.awaits
      ? []
      : [change('changed', place, is.awaits === undefined ? words.noNotice : words.notice, is.awaits === undefined)]),
    ...(was.kind === is.kind ? [] : [change('changed', place, words.kinds[is.kind ?? 'open'], is.kind === undefined)]),
  ];
}

interface Pair {
  readonly name: string;
  readonly place: string;
  readonly was: Stage;
  readonly is: Stage;
}

function timeoutChanges({ before, after, language }: Sides, { name, place, was, is }: Pair): readonly Change[] {
  if (same(was.after, is.after)) return [];
  const words = phrases[language];
  const periods = spanChanges(place, was, is, language);
  if (periods) return periods;
  const told = (dataClass: DataClass, { after: timeout }: Stage): string =>
    timeout
      ? `${timeoutInWords(dataClass, name, timeout, language)}, ${words.afterwards} ${targetInWords(dataClass, timeout.to, language)}`
      : words.noDeadline;
  const [old, now] = [told(before, was), told(after, is)];
  return old === now
    ? [change('changed', place, words.rule, false)]
    : [change('changed', place, `${now} (${words.before}: ${old})`, true)];
}

/** The changes of single periods, where the two deadlines count from the same facts and lead to the same place. */
function spanChanges(place: string, was: Stage, is: Stage, language: Language): readonly Change[] | undefined {
  if (!was.after || !is.after || was.after.to !== is.after.to) return undefined;
  const { added, removed, kept } = paired(was.after.earliest, is.after.earliest, ({ from }) => from);
  if (added.length > 0 || removed.length > 0) return undefined;
  const changes = kept.map(([old, now]) => deadlineChange(place, old.deadline, now.deadline, language));
  const known = changes.filter((one) => one !== undefined).flat();
  return changes.includes(undefined) || known.length === 0 ? undefined : known;
}

function eventChanges({ before, after, language }: Sides, place: string, was: Stage, is: Stage): readonly Change[] {
  const words = phrases[language];
  const events = [...new Set([...Object.keys(was.on ?? {}), ...Object.keys(is.on ?? {})])];
  return events.flatMap((event) => {
    const [old, now] = [was.on?.[event], is.on?.[event]];
    if (old === now) return [];
    const name = eventInWords(after, event, language) ?? eventInWords(before, event, language) ?? event;
    if (now === undefined) return [change('removed', place, `${name} ${words.endsNoMore}`, isSay(before, event))];
    const leads = `${name} ${words.leads} ${targetInWords(after, now, language)}`;
    return [change(old === undefined ? 'added' : 'changed', place, leads, old !== undefined && isSay(after, event))];
  });
}

// A way in which a person has a say: to lose or turn it is material.
const isSay = ({ withdrawal }: DataClass, event: string): boolean =>
  event === erasureDemanded || event === withdrawal?.event || event === 'objected' || event === 'restrictionDemanded';

function refusal(place: string, was: Stage, is: Stage, language: Language): Change {
  const words = phrases[language];
  const kind = was.refusesErasure === undefined ? 'added' : is.refusesErasure === undefined ? 'removed' : 'changed';
  return change(
    kind,
    place,
    is.refusesErasure ? `${words.refuses}: ${is.refusesErasure.because[language].replace(/\.$/, '')}` : words.grants,
    is.refusesErasure !== undefined,
  );
}

const phrases = {
  de: {
    stage: { de: 'Stufe', en: 'stage' },
    purpose: { de: 'Zweck', en: 'purpose' },
    begins: 'beginnt jetzt mit',
    afterwards: 'dann',
    before: 'bisher',
    noDeadline: 'ohne eigene Frist',
    rule: 'die Frist beruft sich auf eine andere Regel',
    notice: 'eine Mitteilung geht jetzt voraus',
    noNotice: 'keine Mitteilung geht mehr voraus',
    endsNoMore: 'beendet die Stufe nicht mehr',
    leads: 'führt zu:',
    refuses: 'ein Verlangen nach Löschung wird abgelehnt',
    grants: 'ein Verlangen nach Löschung wird nicht mehr abgelehnt',
    kinds: {
      open: 'nicht mehr eingeschränkt oder gesperrt',
      restricted: 'jetzt eingeschränkt',
      blocked: 'jetzt gesperrt',
    },
  },
  en: {
    stage: { de: 'Stufe', en: 'stage' },
    purpose: { de: 'Zweck', en: 'purpose' },
    begins: 'now begins with',
    afterwards: 'then',
    before: 'before',
    noDeadline: 'no period of its own',
    rule: 'the period refers to another rule',
    notice: 'a notice now goes before',
    noNotice: 'no notice goes before any more',
    endsNoMore: 'no longer ends the stage',
    leads: 'leads to:',
    refuses: 'a demand for erasure is refused',
    grants: 'a demand for erasure is no longer refused',
    kinds: { open: 'no longer restricted or blocked', restricted: 'now restricted', blocked: 'now blocked' },
  },
} as const;
