import type { Deadline } from '../../deadline/index.ts';
import { isWithinEea } from '../../eea.ts';
import type { Cookie, Paragraph, Recipient } from '../../paragraph.ts';
import type { Language } from '../../text.ts';
import { type Change, change, comings, paired, same } from './change.ts';
import { classChanges } from './classes.ts';
import { deadlineChange, periodChange } from './periods.ts';

/** What is different in one section that both policies have. */
export function sectionChanges(
  before: Paragraph,
  after: Paragraph,
  recipients: readonly Recipient[],
  language: Language,
): readonly Change[] {
  const words = phrases[language];
  const place = after.title[language];
  const named = {
    name: ({ name }: { readonly name: string }) => name,
    title: (item: { readonly title: Paragraph['title'] }) => item.title[language],
    language,
  };
  const classes = paired(before.classes, after.classes, ({ name }) => name);
  const changes = [
    ...comings(place, words.dataClass, { before: before.classes, after: after.classes }, { ...named, material: true }),
    ...classes.kept.flatMap(([was, is]) => classChanges(was, is, recipients, language)),
    ...comings(
      place,
      words.recipient,
      { before: before.recipients, after: after.recipients },
      { ...named, material: true },
    ),
    ...paired(before.recipients, after.recipients, ({ name }) => name).kept.flatMap(([was, is]) =>
      recipientChanges(was, is, language),
    ),
    ...comings(place, words.cookie, { before: before.cookies, after: after.cookies }, { ...named, material: true }),
    ...paired(before.cookies, after.cookies, ({ name }) => name).kept.flatMap(([was, is]) =>
      cookieChanges(was, is, language),
    ),
    ...comings(place, words.notice, { before: before.notices, after: after.notices }, { ...named, material: false }),
    ...comings(
      place,
      words.promise,
      { before: before.promises, after: after.promises },
      { ...named, name: ({ id }) => id, title: ({ id, title }) => `${id}, ${title[language]}`, material: false },
    ),
  ];
  const settings = settingChanges(before, after, language).filter((one) => !isRepeated(one, changes));
  if (changes.length + settings.length > 0 || same(before, after)) return [...changes, ...settings];
  return [change('changed', place, words.wording, false)];
}

function recipientChanges(before: Recipient, after: Recipient, language: Language): readonly Change[] {
  const words = phrases[language];
  const place = after.title[language];
  return [
    ...(before.active === after.active
      ? []
      : [change('changed', place, after.active ? words.active : words.inactive, after.active)]),
    ...(before.country === after.country
      ? []
      : [
          change(
            'changed',
            place,
            `${words.country} ${after.country} (${words.before}: ${before.country})`,
            !isWithinEea(after.country) || isWithinEea(before.country),
          ),
        ]),
    ...(before.kind === after.kind ? [] : [change('changed', place, words.kinds[after.kind], true)]),
    ...(same(before.ground, after.ground)
      ? []
      : [change('changed', place, `${words.ground} ${after.ground[language]}`, true)]),
    ...(same(before.contract, after.contract)
      ? []
      : [
          change(
            'changed',
            place,
            after.contract ? `${words.contract} ${after.contract.reference}` : words.noContract,
            false,
          ),
        ]),
  ];
}

function cookieChanges(before: Cookie, after: Cookie, language: Language): readonly Change[] {
  const words = phrases[language];
  const place = `${words.cookie[language]} ${after.name}`;
  return [
    ...(before.kind === after.kind
      ? []
      : [change('changed', place, words.cookies[after.kind], after.kind === 'permanent')]),
    ...(before.lifetime && after.lifetime ? periodChange(place, before.lifetime, after.lifetime, language) : []),
    ...(same(before.purpose, after.purpose)
      ? []
      : [change('changed', place, `${words.purpose} ${after.purpose[language]}`, true)]),
    ...(same(before.ground, after.ground)
      ? []
      : [change('changed', place, `${words.ground} ${after.ground[language]}`, true)]),
  ];
}

function settingChanges(before: Paragraph, after: Paragraph, language: Language): readonly Change[] {
  const words = phrases[language];
  const keys = [...new Set([...Object.keys(before.settings), ...Object.keys(after.settings)])];
  return keys.flatMap((key) => {
    const [was, is] = [before.settings[key], after.settings[key]];
    if (same(was, is)) return [];
    const place = `${after.title[language]}, ${words.setting} ${key}`;
    const periods = settingPeriods(place, was, is, language);
    return periods ?? [change('changed', place, words.different, false)];
  });
}

function settingPeriods(place: string, was: unknown, is: unknown, language: Language): readonly Change[] | undefined {
  if (was instanceof Temporal.Duration && is instanceof Temporal.Duration)
    return periodChange(place, was, is, language).map((one) => ({ ...one, material: false }));
  if (!isDeadline(was) || !isDeadline(is)) return undefined;
  return deadlineChange(place, was, is, language)?.map((one) => ({ ...one, material: false }));
}

const isDeadline = (value: unknown): value is Deadline =>
  value !== null && typeof value === 'object' && 'period' in value && value.period instanceof Temporal.Duration;

// A setting often is the value of a stage: told once, in the words of the stage.
const isRepeated = (setting: Change, told: readonly Change[]): boolean =>
  told.some(
    ({ kind, place, sentence }) =>
      kind === setting.kind && sentence.slice(place.length) === setting.sentence.slice(setting.place.length),
  );

const phrases = {
  de: {
    dataClass: { de: 'Datenart', en: 'data class' },
    recipient: { de: 'Empfänger', en: 'recipient' },
    cookie: { de: 'Cookie', en: 'cookie' },
    notice: { de: 'Mitteilung', en: 'notice' },
    promise: { de: 'Zusage', en: 'promise' },
    wording: 'nur der Wortlaut ist anders',
    active: 'wird jetzt eingesetzt',
    inactive: 'wird nicht mehr eingesetzt',
    country: 'Sitz jetzt in',
    before: 'bisher',
    kinds: { processor: 'ist jetzt Auftragsverarbeiter', 'third-party': 'ist jetzt Dritter' },
    ground: 'Grundlage ist jetzt',
    contract: 'Vertrag ist jetzt',
    noContract: 'kein Vertrag mehr eingetragen',
    cookies: { session: 'endet jetzt mit der Sitzung', permanent: 'bleibt jetzt über die Sitzung hinaus' },
    purpose: 'dient jetzt:',
    setting: 'Einstellung',
    different: 'anders als bisher',
  },
  en: {
    dataClass: { de: 'Datenart', en: 'data class' },
    recipient: { de: 'Empfänger', en: 'recipient' },
    cookie: { de: 'Cookie', en: 'cookie' },
    notice: { de: 'Mitteilung', en: 'notice' },
    promise: { de: 'Zusage', en: 'promise' },
    wording: 'the wording alone is different',
    active: 'is now in use',
    inactive: 'is no longer in use',
    country: 'is now in',
    before: 'before',
    kinds: { processor: 'is now a processor', 'third-party': 'is now a third party' },
    ground: 'the ground is now',
    contract: 'the contract is now',
    noContract: 'no contract is entered any more',
    cookies: { session: 'now ends with the session', permanent: 'now outlives the session' },
    purpose: 'now serves:',
    setting: 'setting',
    different: 'different from before',
  },
} as const;
