import type { Text } from '../../../core/policy/index.ts';
import type { ConversationStage, Ground } from '../conversation/index.ts';

export const stageTags: Readonly<
  Record<ConversationStage, 'tag' | 'tag tag--kept' | 'tag tag--soon' | 'tag tag--overdue'>
> = {
  current: 'tag tag--kept',
  review: 'tag tag--overdue',
  unneeded: 'tag tag--soon',
  deal: 'tag tag--kept',
  letter: 'tag',
  restricted: 'tag',
  'restricted-deal': 'tag',
};

export const groundWords: Readonly<Record<Ground, Text>> = {
  contract: { de: 'Vertrag oder Anbahnung (Buchst. b)', en: 'Contract or steps towards one (point b)' },
  'legal-duty': { de: 'Rechtliche Verpflichtung (Buchst. c)', en: 'Legal obligation (point c)' },
  'legitimate-interest': { de: 'Berechtigtes Interesse (Buchst. f)', en: 'Legitimate interest (point f)' },
  consent: { de: 'Einwilligung (Buchst. a)', en: 'Consent (point a)' },
};

/** In the order in which they are offered: the weakest last (Q11). */
export const offered: readonly Ground[] = ['contract', 'legal-duty', 'legitimate-interest', 'consent'];

export const weak: Text = {
  de: 'schwach: nur vermutet, jederzeit widerruflich; allein kein Grund, etwas zu behalten, das niemand mehr braucht',
  en: 'weak: merely presumed and open to withdrawal at any time; not by itself a reason to keep what nobody needs',
};

export const words = {
  title: { de: 'Schriftwechsel', en: 'Conversations' },
  plan: { de: 'Was wann geht', en: 'What goes when' },
  held: { de: 'ausgesetzt', en: 'held' },
  unanswered: { de: 'unbeantwortet', en: 'unanswered' },
  automatic: { de: 'von Programmen', en: 'by programs' },
  unreadable: { de: 'gesperrt', en: 'locked' },
  unreachable: { de: 'Postfach nicht erreichbar', en: 'mailbox out of reach' },
} as const satisfies Record<string, Text>;
