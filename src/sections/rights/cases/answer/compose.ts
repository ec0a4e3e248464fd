import type { RequestAnswer, RequestOutcome, World } from '../../../../core/section/index.ts';
import { accessText, kindWords, type Recipient } from '../../request/index.ts';
import type { CaseView } from '../case/view.ts';
import { settledWords } from '../words.ts';

/** What the form of an answer says; `reasons` where they are missing. */
export function answerOf(
  world: World,
  view: CaseView,
  values: Readonly<Record<string, string>>,
): { readonly answer: RequestAnswer } | { readonly refused: 'reasons' } {
  const outcome = outcomes.find((one) => one === values['outcome']) ?? 'granted';
  const by = (['mail', 'letter', 'phone'] as const).find((one) => one === values['by']) ?? 'letter';
  const text = textOf(world, view, values);
  const enclosed = values['report'] === 'yes' ? accessText(world, view.held, view.request.language) : '';
  if (outcome === 'granted') return { answer: { outcome, by, text, enclosed } };
  const reasons = values['reasons']?.trim() ?? '';
  return reasons === '' ? { refused: 'reasons' } : { answer: { outcome, by, text, enclosed, reasons } };
}

const outcomes: readonly RequestOutcome[] = ['granted', 'partly', 'refused'];

/** What was typed, then who was told, where that was ticked. */
function textOf(world: World, { request, recipients }: CaseView, values: Readonly<Record<string, string>>): string {
  const { language } = request;
  const parts = [
    values['text']?.trim() ?? '',
    values['recipients'] === 'yes' ? recipientsText(world, recipients, language) : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function recipientsText(
  { rules }: Pick<World, 'rules'>,
  recipients: readonly Recipient[],
  language: 'de' | 'en',
): string {
  const says = {
    de: {
      some: 'Diese Empfänger hatten Ihre Daten:',
      none: 'Ihre Daten haben wir nach unserem Protokoll an niemanden weitergegeben.',
    },
    en: { some: 'These recipients had your data:', none: 'According to our journal we disclosed your data to nobody.' },
  }[language];
  if (recipients.length === 0) return says.none;
  const titles = new Map(
    rules.policy.sections.flatMap((section) =>
      section.recipients.map((one) => [one.name, one.title[language]] as const),
    ),
  );
  const lines = recipients.map(
    ({ recipient, deed, state }) =>
      `- ${titles.get(recipient) ?? recipient} (${kindWords[deed][language]}: ${settledWords[state][language]})`,
  );
  return [says.some, ...lines].join('\n');
}
