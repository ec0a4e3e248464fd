import type { Text } from '../../../../core/policy/index.ts';

/** What a question asks, and what is said after a yes. */
export type QuestionWords = Readonly<Record<'title' | 'what' | 'yes' | 'not' | 'done' | 'thanks', Text>>;

export const identityWords: QuestionWords = {
  title: { de: 'Kommt der Antrag von Ihnen?', en: 'Does the request come from you?' },
  what: {
    de: 'Uns hat ein Antrag zu den Daten erreicht, die wir unter Ihrer E-Mail-Adresse führen. Mit einem Klick bestätigen Sie, dass er von Ihnen kommt.',
    en: 'We received a request about the data that we keep under your e-mail address. With one click you confirm that it comes from you.',
  },
  yes: { de: 'Ja, der Antrag kommt von mir', en: 'Yes, the request comes from me' },
  not: {
    de: 'Kommt er nicht von Ihnen, schließen Sie diese Seite einfach. Dann erhält niemand Auskunft.',
    en: 'If it does not, simply close this page. Nobody is told anything then.',
  },
  done: { de: 'Danke', en: 'Thank you' },
  thanks: {
    de: 'Sie haben bestätigt, dass der Antrag von Ihnen kommt. Wir bearbeiten ihn und schreiben Ihnen.',
    en: 'You have confirmed that the request comes from you. We handle it and write to you.',
  },
};

export const addressWords: QuestionWords = {
  title: { de: 'Ist das Ihre Adresse?', en: 'Is this your address?' },
  what: {
    de: 'Zu einem Antrag, der uns erreicht hat, wurde uns diese E-Mail-Adresse genannt. Bestätigen Sie nur, wenn der Antrag von Ihnen stammt: Was zu dieser Adresse gespeichert ist, kommt dann in die Antwort an die Person, die ihn gestellt hat.',
    en: 'This e-mail address was named to us with a request that we received. Confirm only if the request is yours: what is held about this address then goes into the answer to the person who made it.',
  },
  yes: { de: 'Ja, Antrag und Adresse sind von mir', en: 'Yes, request and address are mine' },
  not: {
    de: 'Stammt der Antrag nicht von Ihnen, schließen Sie diese Seite einfach. Dann sieht niemand nach, und die Adresse wird aus dem Antrag gelöscht.',
    en: 'If the request is not yours, simply close this page. Nobody looks then, and the address is erased from the request.',
  },
  done: { de: 'Danke', en: 'Thank you' },
  thanks: {
    de: 'Die Adresse ist bestätigt. Wir beziehen sie in die Antwort auf Ihren Antrag ein.',
    en: 'The address is confirmed. We include it in the answer to your request.',
  },
};

export const noLinkWords = {
  no: { de: 'Dieser Link gilt nicht mehr', en: 'This link does not work any more' },
  noWhat: {
    de: 'Der Antrag ist beantwortet, oder es gibt einen neueren Link. Einen Antrag können Sie jederzeit stellen:',
    en: 'The request has been answered, or there is a newer link. You can make a request at any time:',
  },
  yourData: { de: 'Ihre Daten', en: 'Your data' },
} as const satisfies Record<string, Text>;
