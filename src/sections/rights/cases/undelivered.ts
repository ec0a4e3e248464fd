import type { Text } from '../../../core/policy/index.ts';
import type { Undelivered } from '../request/index.ts';

/** Which mail of a case did not arrive, what that means, and the next step: on the case and in the mail to members. */
export const undeliveredWords: Readonly<Record<Undelivered, Readonly<Record<'title' | 'what' | 'next', Text>>>> = {
  answer: {
    title: { de: 'Antwort auf einen Antrag', en: 'answer to a request' },
    what: {
      de: 'Die Antwort auf einen Antrag zu Betroffenenrechten kam per E-Mail nicht an. Sie gilt damit als nicht gegeben: Der Antrag ist wieder offen, und die Frist läuft weiter (Art. 12 Abs. 3 DSGVO).',
      en: 'The answer to a request about rights did not arrive by e-mail. It therefore counts as not given: the request is open again, and its time runs on (Art. 12(3) GDPR).',
    },
    next: {
      de: 'Antworten Sie per Brief oder am Telefon, oder fragen Sie nach einer anderen Adresse.',
      en: 'Answer by letter or by telephone, or ask for another address.',
    },
  },
  extension: {
    title: { de: 'Mitteilung der Verlängerung', en: 'notice of the extension' },
    what: {
      de: 'Die Mitteilung, dass ein Antrag zu Betroffenenrechten länger dauert, kam per E-Mail nicht an. Die Person muss die Verlängerung und ihre Gründe erfahren, bevor die erste Frist endet (Art. 12 Abs. 3 Satz 3 DSGVO).',
      en: 'The notice that a request about rights takes longer did not arrive by e-mail. The person must learn of the extension and its reasons before the first time ends (Art. 12(3), third sentence, GDPR).',
    },
    next: {
      de: 'Senden Sie die Mitteilung als Brief, oder geben Sie sie am Telefon weiter, und halten Sie es fest.',
      en: 'Send the notice as a letter, or tell it on the telephone, and note that.',
    },
  },
  lifting: {
    title: { de: 'Ankündigung einer Aufhebung', en: 'announcement of a lifting' },
    what: {
      de: 'Die Ankündigung, dass eine Einschränkung aufgehoben wird, kam per E-Mail nicht an. Vorher darf die Einschränkung nicht enden (Art. 18 Abs. 3 DSGVO).',
      en: 'The announcement that a restriction will be lifted did not arrive by e-mail. Before it has, the restriction may not end (Art. 18(3) GDPR).',
    },
    next: {
      de: 'Kündigen Sie die Aufhebung per Brief oder am Telefon an.',
      en: 'Announce the lifting by letter or by telephone.',
    },
  },
  identity: {
    title: { de: 'Rückfrage zur Identität', en: 'question of identity' },
    what: {
      de: 'Die Rückfrage, von wem ein Antrag zu Betroffenenrechten kommt, kam per E-Mail nicht an. Die Frist für die Antwort läuft weiter.',
      en: 'The question from whom a request about rights comes did not arrive by e-mail. The time to answer runs on.',
    },
    next: {
      de: 'Fragen Sie auf anderem Weg nach, zum Beispiel unter der bekannten Telefonnummer, und vermerken Sie, woran Sie die Person erkannt haben.',
      en: 'Ask by another way, for example on the known telephone number, and note how you knew the person.',
    },
  },
  address: {
    title: { de: 'Frage an eine genannte Adresse', en: 'question to a named address' },
    what: {
      de: 'Die E-Mail an eine Adresse, die zu einem Antrag genannt wurde, kam nicht an. Die Frist für die Antwort läuft weiter.',
      en: 'The mail to an address that was named for a request did not arrive. The time to answer runs on.',
    },
    next: {
      de: 'Prüfen Sie die Schreibweise, oder fragen Sie die Person nach einer anderen Adresse.',
      en: 'Check the spelling, or ask the person for another address.',
    },
  },
};
