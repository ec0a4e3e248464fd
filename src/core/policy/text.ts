import { type Deadline, periodInWords } from './deadline/index.ts';

/** The languages a policy can speak. German governs (Q20); the order is the order of preference. */
export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** The same words in every language the policy speaks. */
export type Text = Readonly<Record<Language, string>>;

/** A period as sentences need it: „7 Tage“, „nach 7 Tagen“, “7 days”. */
export interface PeriodText extends Text {
  readonly dative: string;
}

/** The words of a deadline's own period, so that a sentence and the deadline it tells of are one value. */
export const inWords = ({ period }: Pick<Deadline, 'period'>): PeriodText => ({
  de: periodInWords(period, 'de'),
  dative: periodInWords(period, 'de', { case: 'dative' }),
  en: periodInWords(period, 'en'),
});
