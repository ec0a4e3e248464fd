import { dateInWords, type Language, type Text } from '../../../../core/policy/index.ts';
import type { RequestAnswer, RequestKind, World } from '../../../../core/section/index.ts';
import type { Request } from '../request.ts';
import { type Letter, letter, remedies } from './letter.ts';

/** What an answer says: the outcome, the reasons of whatever was not done, and then complaint and court. */
export function answerLetter(
  world: Pick<World, 'rules' | 'baseUrl'>,
  request: Pick<Request, 'language' | 'kinds' | 'receivedAt' | 'name'>,
  answer: RequestAnswer,
): Letter {
  const { language, receivedAt, name } = request;
  const { policy, calendar } = world.rules;
  const on = dateInWords(receivedAt, language, calendar);
  const asked = kindsInWords(request.kinds, language);
  const isRefusal = answer.outcome !== 'granted';
  const paragraphs = [
    opening[answer.outcome][language].replace('{asked}', asked).replace('{on}', on),
    answer.text ?? '',
    ...(isRefusal ? [`${reasons[language]}\n${answer.reasons.trim()}`, remedies(policy, language)] : []),
    free[language],
  ];
  const subject = { de: `Antwort auf Ihren Antrag vom ${on}`, en: `Answer to your request of ${on}` }[language];
  return { subject, body: letter(world, language, { name, paragraphs, enclosed: answer.enclosed }) };
}

/** „Auskunft (Art. 15 DSGVO) und Löschung (Art. 17 DSGVO)“. */
export const kindsInWords = (kinds: readonly RequestKind[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(
    kinds.map((kind) => `${kindWords[kind][language]} (${articles[kind][language]})`),
  );

export const kindWords: Readonly<Record<RequestKind, Text>> = {
  access: { de: 'Auskunft', en: 'access' },
  rectification: { de: 'Berichtigung', en: 'rectification' },
  erasure: { de: 'Löschung', en: 'erasure' },
  restriction: { de: 'Einschränkung', en: 'restriction' },
  objection: { de: 'Widerspruch', en: 'objection' },
  withdrawal: { de: 'Widerruf einer Einwilligung', en: 'withdrawal of consent' },
  portability: { de: 'Datenübertragung', en: 'portability' },
};

const article = (de: string, en = de): Text => ({ de: `Art. ${de} DSGVO`, en: `Art. ${en} GDPR` });

const articles: Readonly<Record<RequestKind, Text>> = {
  access: article('15'),
  rectification: article('16'),
  erasure: article('17'),
  restriction: article('18'),
  objection: article('21'),
  withdrawal: article('7 Abs. 3', '7(3)'),
  portability: article('20'),
};

const opening: Readonly<Record<RequestAnswer['outcome'], Text>> = {
  granted: {
    de: 'Ihrem Antrag vom {on} haben wir entsprochen: {asked}.',
    en: 'we have granted your request of {on}: {asked}.',
  },
  partly: {
    de: 'Ihrem Antrag vom {on} ({asked}) haben wir zum Teil entsprochen.',
    en: 'we have granted your request of {on} ({asked}) in part.',
  },
  refused: {
    de: 'Ihrem Antrag vom {on} ({asked}) können wir nicht entsprechen.',
    en: 'we cannot grant your request of {on} ({asked}).',
  },
};

const reasons: Text = { de: 'Unsere Gründe:', en: 'Our reasons:' };

const free: Text = {
  de: 'Diese Antwort ist für Sie kostenfrei. Den Vorgang bewahren wir gesperrt auf, allein um belegen zu können, dass wir geantwortet haben.',
  en: 'This answer is free of charge. We keep the file blocked, only to be able to show that we answered.',
};
