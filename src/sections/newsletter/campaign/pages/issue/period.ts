import { type Language, periodInWords } from '../../../../../core/policy/index.ts';

export type Period = Temporal.Duration | undefined;

/** Until when a start can be taken back. */
export function periodText(grace: Period, language: Language): string {
  if (!grace) return language === 'de' ? 'Der Versand beginnt sofort.' : 'Sending begins at once.';
  return language === 'de'
    ? `Die erste E-Mail geht nach ${periodInWords(grace, 'de', { case: 'dative' })}. Bis dahin holen Sie die Ausgabe mit einem Klick zurück.`
    : `The first mail leaves after ${periodInWords(grace, 'en')}. Until then you take the issue back by one click.`;
}
