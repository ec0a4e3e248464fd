import type { DataClass } from '../../data-class.ts';
import type { Recipient } from '../../paragraph.ts';
import type { Language } from '../../text.ts';
import { basisInWords, targetInWords } from '../words.ts';
import { type Change, change, comings, same } from './change.ts';
import { deadlineChange } from './periods.ts';
import { stageChanges } from './stages.ts';

/** What is different in one data class. */
export function classChanges(
  before: DataClass,
  after: DataClass,
  recipients: readonly Recipient[],
  language: Language,
): readonly Change[] {
  const words = phrases[language];
  const place = after.title[language];
  const title = (name: string): string => recipients.find((one) => one.name === name)?.title[language] ?? name;
  const named = {
    name: ({ name }: { readonly name: string }) => name,
    title: (item: { readonly title: DataClass['title'] }) => item.title[language],
    language,
    material: true,
  };
  const changes = [
    ...comings(place, words.datum, { before: before.data, after: after.data }, named),
    ...comings(place, words.purpose, { before: before.purposes, after: after.purposes }, named),
    ...comings(
      place,
      words.recipient,
      { before: before.recipients, after: after.recipients },
      { name: (name) => name, title, language, material: true },
    ),
    ...bases(before, after, language),
    ...stageChanges({ before, after, language }),
    ...withdrawals(before, after, language),
    ...caps(before, after, language),
  ];
  if (changes.length > 0 || same(before, after)) return changes;
  return [change('changed', place, words.wording, false)];
}

function bases(before: DataClass, after: DataClass, language: Language): readonly Change[] {
  const place = after.title[language];
  const own = after.purposes.flatMap((purpose) => {
    const was = before.purposes.find(({ name }) => name === purpose.name);
    if (!was || same(was.basis, purpose.basis)) return [];
    return [
      basisChange(
        `${place}, ${purpose.title[language]}`,
        basisInWords(was.basis ?? before.basis, language),
        basisInWords(purpose.basis ?? after.basis, language),
        language,
      ),
    ];
  });
  return same(before.basis, after.basis)
    ? own
    : [basisChange(place, basisInWords(before.basis, language), basisInWords(after.basis, language), language), ...own];
}

function basisChange(place: string, was: string, is: string, language: Language): Change {
  const words = phrases[language];
  return change('changed', place, was === is ? words.interest : `${words.basis} ${is} (${words.before}: ${was})`, true);
}

function withdrawals(before: DataClass, after: DataClass, language: Language): readonly Change[] {
  if (same(before.withdrawal, after.withdrawal)) return [];
  const how = after.withdrawal?.how[language];
  const words = phrases[language];
  return [
    change(
      'changed',
      after.title[language],
      how === undefined ? words.noWithdrawal : `${words.withdrawal}: ${how}`,
      true,
    ),
  ];
}

function caps(before: DataClass, after: DataClass, language: Language): readonly Change[] {
  const [was, is] = [before.cap, after.cap];
  if (same(was, is)) return [];
  const words = phrases[language];
  const place = `${after.title[language]}, ${words.cap}`;
  const stage = is ?? was;
  const periods =
    was && is && was.stage === is.stage ? deadlineChange(place, was.deadline, is.deadline, language) : undefined;
  if (periods && periods.length > 0) return periods;
  return [change(is ? 'changed' : 'removed', place, stage ? targetInWords(after, stage.stage, language) : '', !is)];
}

const phrases = {
  de: {
    datum: { de: 'Angabe', en: 'datum' },
    purpose: { de: 'Zweck', en: 'purpose' },
    recipient: { de: 'Empfänger', en: 'recipient' },
    basis: 'Rechtsgrundlage ist jetzt',
    interest: 'das genannte Interesse oder die Pflicht ist anders',
    before: 'bisher',
    wording: 'nur der Wortlaut ist anders',
    withdrawal: 'widerrufen wird jetzt so',
    noWithdrawal: 'kein Widerruf mehr vorgesehen',
    cap: 'Obergrenze',
  },
  en: {
    datum: { de: 'Angabe', en: 'datum' },
    purpose: { de: 'Zweck', en: 'purpose' },
    recipient: { de: 'Empfänger', en: 'recipient' },
    basis: 'the legal basis is now',
    interest: 'the interest or duty that it names is different',
    before: 'before',
    wording: 'the wording alone is different',
    withdrawal: 'consent is now withdrawn like this',
    noWithdrawal: 'no withdrawal is provided for any more',
    cap: 'upper limit',
  },
} as const;
