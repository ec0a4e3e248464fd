import { type RequestAnswer, type RequestOutcome, toldToPerson, type World } from '../../../../core/section/index.ts';
import { copyOf } from '../../copy/index.ts';
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
  const more = values['report'] === 'yes' ? accessOf(world, view, by) : {};
  if (outcome === 'granted') return { answer: { outcome, by, text, ...more } };
  const reasons = values['reasons']?.trim() ?? '';
  return reasons === '' ? { refused: 'reasons' } : { answer: { outcome, by, text, reasons, ...more } };
}

/** Mail servers take less than this from one another; what is larger is fetched from the page of one’s own data. */
const largestCopy = 5_000_000;

/** The report to read, and by mail the same for programs (Art. 15(3), 20 GDPR). */
function accessOf(
  world: World,
  { request: { language }, addresses, held: all, now }: CaseView,
  by: RequestAnswer['by'],
): Pick<RequestAnswer, 'enclosed' | 'copy'> {
  const held = toldToPerson(all, now);
  const report = accessText(world, held, language);
  if (by !== 'mail') return { enclosed: report };
  const copy = `${JSON.stringify(copyOf(world, { address: addresses.join(', '), at: now, held, here: [], cookies: [], withheld: [] }), null, 2)}\n`;
  const page = `${world.baseUrl}${language === 'de' ? '' : `/${language}`}/your-data`;
  if (Buffer.byteLength(copy) > largestCopy) return { enclosed: `${report}\n\n${tooLarge[language]}\n${page}` };
  return { enclosed: `${report}\n\n${attached[language]}\n${page}`, copy };
}

const attached = {
  de: 'Dieselben Daten liegen dieser E-Mail als JSON-Datei bei, für Sie oder für einen anderen Anbieter. Auch als PDF und CSV erhalten Sie sie hier:',
  en: 'The same data go with this e-mail as a JSON file, for you or for another provider. As PDF and CSV they are here, too:',
} as const;

const tooLarge = {
  de: 'Für eine E-Mail sind die Daten in maschinenlesbarer Form zu groß. Als JSON, CSV und PDF erhalten Sie sie hier:',
  en: 'In machine-readable form the data are too large for an e-mail. As JSON, CSV and PDF they are here:',
} as const;

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
