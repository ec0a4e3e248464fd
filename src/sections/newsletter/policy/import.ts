import {
  after,
  type DataClass,
  erased,
  erasureDemanded,
  legitimateInterest,
  type Passage,
  periodInWords,
} from '../../../core/policy/index.ts';
import type { NewsletterOptions } from './options.ts';

/** A file from another system, until what it says has been taken in and reviewed. */
export function importClass({ imports, recipients }: NewsletterOptions): DataClass {
  return {
    name: 'newsletter.import',
    title: { de: 'Übernahme früherer Abonnements', en: 'Import of former subscriptions' },
    persons: {
      de: 'Personen, die sich in einem früheren System zum Newsletter angemeldet haben',
      en: 'Persons who signed up for the newsletter in a former system',
    },
    basis,
    data: [
      { name: 'rows', title: { de: 'Zeilen der Datei', en: 'Rows of the file' } },
      { name: 'origin', title: { de: 'Name und Herkunft der Datei', en: 'Name and origin of the file' } },
      { name: 'times', title: { de: 'Zeit der Übernahme', en: 'Time of the import' } },
    ],
    purposes: [
      {
        name: 'newsletter.import',
        title: { de: 'Belegte Abonnements übernehmen', en: 'Take in subscriptions that are evidenced' },
      },
      {
        name: 'newsletter.import-review',
        title: { de: 'Eine Übernahme prüfen und zurücknehmen', en: 'Review and undo an import' },
      },
    ],
    source: {
      de: 'aus dem System, in dem die Person sich angemeldet hat',
      en: 'the system in which the person had signed up',
    },
    provision: { de: 'entsteht mit der Übernahme', en: 'comes with the import' },
    recipients,
    lifecycle: {
      first: 'waiting',
      events: {
        started: { de: 'Beginn der Übernahme', en: 'the start of the import' },
        finished: { de: 'Ende der Übernahme', en: 'the end of the import' },
        discarded: { de: 'Verwerfen der Datei', en: 'discarding the file' },
        undoing: { de: 'Rücknahme', en: 'undoing' },
        undone: { de: 'Ende der Rücknahme', en: 'the end of the undoing' },
        reviewed: { de: 'Ende der Prüfung', en: 'the end of the review' },
      },
      stages: {
        waiting: {
          title: { de: 'hochgeladen', en: 'uploaded' },
          purposes: ['newsletter.import'],
          on: { started: 'running', discarded: erased, [erasureDemanded]: erased },
          after: after(imports.waiting, { to: erased, rule: 'newsletter.import' }),
        },
        running: {
          title: { de: 'wird übernommen', en: 'being taken in' },
          purposes: ['newsletter.import'],
          on: { finished: 'done', undoing: 'undoing', [erasureDemanded]: erased },
          after: after(imports.running, { to: erased, rule: 'newsletter.import' }),
        },
        done: {
          title: { de: 'übernommen', en: 'taken in' },
          purposes: ['newsletter.import-review'],
          on: { undoing: 'undoing', reviewed: erased, [erasureDemanded]: erased },
          after: after(imports.review, { to: erased, rule: 'newsletter.import' }),
        },
        undoing: {
          title: { de: 'wird zurückgenommen', en: 'being undone' },
          purposes: ['newsletter.import-review'],
          on: { undone: 'done', [erasureDemanded]: erased },
          after: after(imports.running, { to: erased, rule: 'newsletter.import' }),
        },
      },
    },
  };
}

const basis = legitimateInterest({
  de: 'belegte Abonnements aus einem früheren System fortzuführen',
  en: 'continuing subscriptions from a former system that are evidenced',
});

/** What is said about imports in the notice. */
export const importPassage = ({ imports }: NewsletterOptions): Passage => ({
  promises: [],
  heading: { de: 'Übernahme aus einem früheren System', en: 'Import from a former system' },
  beside: 'newsletter.import',
  text: {
    de: `Haben Sie den Newsletter früher über ein anderes System bestellt, führen wir Ihr Abonnement nur fort, wenn belegt ist, wann und wo Sie sich angemeldet und wann Sie es bestätigt haben; dieser Beleg wird Teil Ihres Nachweises. Ohne Beleg bleibt es dabei, dass Sie sich neu anmelden, oder wir bitten Sie einmal um Bestätigung, wo wir das dürfen. Wer abbestellt oder widersprochen hat, wird durch keine Übernahme wieder aufgenommen. Die Datei selbst löschen wir, sobald sie übernommen ist, spätestens nach ${periodInWords(imports.running.period, 'de', { case: 'dative' })}; wird sie nicht übernommen, nach ${periodInWords(imports.waiting.period, 'de', { case: 'dative' })}.`,
    en: `If you subscribed to the newsletter through another system before, we continue your subscription only where it is evidenced when and where you signed up and when you confirmed; that evidence becomes part of your proof. Without it you sign up anew, or we ask you once to confirm, where we may. Whoever unsubscribed or objected is not brought back by any import. We erase the file itself as soon as it is taken in, after ${periodInWords(imports.running.period, 'en')} at the latest; if it is not taken in, after ${periodInWords(imports.waiting.period, 'en')}.`,
  },
});
