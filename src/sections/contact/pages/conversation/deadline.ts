import { type Calendar, dateInWords, type Language, lastDayBefore, type Text } from '../../../../core/policy/index.ts';
import type { Conversation } from '../../conversation/index.ts';
import type { Fate } from '../../review/index.ts';

/** The deadline of a conversation in a sentence. Pure. */
export function deadlineInWords({ stage, due, goneBy, held }: Conversation, fate: Fate, calendar: Calendar): Text {
  if (held) return suspended;
  const says = (write: (language: Language, until: string, gone: string) => string): Text => {
    const day = (end: Temporal.Instant | null, language: Language) =>
      end ? dateInWords(lastDayBefore(end, calendar), language, calendar) : '';
    // A block ends with the last day of its period; the day after, it is gone.
    const until = stage === 'letter' ? due : goneBy;
    const of = (language: Language) => write(language, day(until, language), day(fate.goneBy, language));
    return { de: of('de'), en: of('en') };
  };
  switch (stage) {
    case 'current':
      return says((language, until, gone) =>
        language === 'de'
          ? `Zu prüfen bis zum ${until}. Prüft niemand, gilt der Schriftwechsel als nicht mehr nötig und ist bis zum ${gone} gelöscht.`
          : `To be reviewed by ${until}. If nobody does, the conversation counts as no longer needed and is erased by ${gone}.`,
      );
    case 'deal':
      return says((language, until, gone) =>
        language === 'de'
          ? `Zu prüfen bis zum ${until}. Prüft niemand, wird der Vorgang als Handelsbrief gesperrt und ist bis zum ${gone} gelöscht.`
          : `To be reviewed by ${until}. If nobody does, the matter is blocked as a commercial letter and is erased by ${gone}.`,
      );
    case 'review':
      return says((language, until) =>
        language === 'de'
          ? `Der Tag der Prüfung ist da. Stellt niemand fest, dass der Schriftwechsel noch nötig ist, wird er bis zum ${until} gelöscht.`
          : `The day of the review has come. Unless somebody finds that the conversation is still needed, it is erased by ${until}.`,
      );
    case 'unneeded':
      return says((language, until) =>
        language === 'de'
          ? `Wird aus allen Ordnern des Postfachs gelöscht, spätestens am ${until}.`
          : `Will be erased from every folder of the mailbox, on ${until} at the latest.`,
      );
    case 'letter':
      return says((language, until, gone) =>
        language === 'de'
          ? `Gesperrt bis zum ${until}, gelöscht spätestens am ${gone}.`
          : `Blocked until ${until}, erased on ${gone} at the latest.`,
      );
    case 'restricted':
    case 'restricted-deal':
      return endless;
  }
}

const suspended: Text = {
  de: 'Eine Aussetzung verhindert die Löschung. Sobald sie geschlossen wird, geschieht sofort, was bis dahin überfällig ist.',
  en: 'A hold prevents erasure. As soon as it is closed, what is overdue by then happens at once.',
};

const endless: Text = {
  de: 'Solange die Einschränkung gilt, läuft keine Frist.',
  en: 'No deadline runs while the restriction lasts.',
};
