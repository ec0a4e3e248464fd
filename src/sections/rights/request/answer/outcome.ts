import {
  articleInWords,
  type Calendar,
  dateInWords,
  type Language,
  lastDayBefore,
  type Text,
} from '../../../../core/policy/index.ts';
import type { Done, ErasedOf } from '../../../../core/section/index.ts';
import type { Said } from '../entry.ts';

type Became = Done | ErasedOf;

/** What became of each record, in words that its person may read. */
export const outcomesInWords = (became: readonly Became[], calendar: Calendar): readonly Said[] =>
  became.map((one) => ({ title: one.title ?? nothing, said: both((language) => said(one, language, calendar)) }));

/** Whether a deed changed the record, so that whoever was given the data has to be told (Art. 19 GDPR). */
export const hasChanged = ({ outcome }: Became): boolean => outcome === 'erased' || outcome === 'done';

const both = (words: (language: Language) => string): Text => ({ de: words('de'), en: words('en') });

function said(one: Became, language: Language, calendar: Calendar): string {
  const until =
    'until' in one && one.until ? dateInWords(lastDayBefore(one.until, calendar), language, calendar) : null;
  switch (one.outcome) {
    case 'asked':
      return words.asked[language];
    case 'erased':
      return words.erased[language];
    case 'gone':
      return words.gone[language];
    case 'held':
      return words.held[language];
    case 'kept':
      return [
        `${words.stays[language]} ${one.because[language]} (${articleInWords(one.article, language)} ${words.gdpr[language]})`,
        until === null ? '' : words.until[language].replace('{day}', until),
      ]
        .filter(Boolean)
        .join(' ');
    case 'done':
      return [
        words.done[language].replace('{stage}', one.stage[language]),
        until === null ? '' : words.until[language].replace('{day}', until),
      ]
        .filter(Boolean)
        .join(' ');
    case 'assessed':
      return (one.restricted ? words.assessed : words.weighed)[language];
    case 'refused':
      return words[`not-${one.because}`][language];
  }
}

const nothing: Text = { de: 'Datum', en: 'Datum' };

const words = {
  gdpr: { de: 'DSGVO', en: 'GDPR' },
  erased: { de: 'gelöscht', en: 'erased' },
  asked: {
    de: 'eine E-Mail mit einem Link geht an die neue Adresse; ist er dort bestätigt, gilt die Änderung, bis dahin bleibt alles, wie es ist',
    en: 'a mail with a link goes to the new address; the change counts once it is confirmed there, until then everything stays as it is',
  },
  stays: { de: 'bleibt:', en: 'stays:' },
  gone: { de: 'war schon gelöscht', en: 'had been erased already' },
  held: {
    de: 'bleibt, solange eine Aussetzung offen ist, und wird mit deren Ende gelöscht (Art. 17 Abs. 3 Buchst. e, Art. 18 DSGVO)',
    en: 'stays while a hold is open and is erased when it closes (Art. 17(3)(e), Art. 18 GDPR)',
  },
  until: { de: 'Spätestens am {day} gelöscht.', en: 'Erased by {day} at the latest.' },
  done: { de: 'jetzt: {stage}.', en: 'now: {stage}.' },
  assessed: {
    de: 'eingeschränkt, bis der Widerspruch abgewogen ist (Art. 18 Abs. 1 Buchst. d DSGVO)',
    en: 'restricted until the objection has been weighed (Art. 18(1)(d) GDPR)',
  },
  weighed: {
    de: 'das ist erst abzuwägen; wir antworten in der Frist (Art. 12 Abs. 3 DSGVO)',
    en: 'this has to be weighed first; we answer in time (Art. 12(3) GDPR)',
  },
  'not-held': {
    de: 'unverändert, weil eine Aussetzung offen ist',
    en: 'unchanged, because a hold is open',
  },
  'not-gone': { de: 'war schon gelöscht', en: 'had been erased already' },
  'not-stage': { de: 'unverändert; hier war nichts zu tun', en: 'unchanged; there was nothing to do here' },
  'not-basis': {
    de: 'unverändert; die Verarbeitung stützt sich weder auf eine Einwilligung noch auf ein berechtigtes Interesse',
    en: 'unchanged; the processing rests neither on consent nor on a legitimate interest',
  },
  'not-field': {
    de: 'unverändert; dieses Feld lässt sich so nicht berichtigen',
    en: 'unchanged; this field cannot be corrected this way',
  },
  'not-value': {
    de: 'unverändert; der neue Wert passt nicht zum Feld',
    en: 'unchanged; the new value does not fit the field',
  },
} as const satisfies Record<string, Text>;
