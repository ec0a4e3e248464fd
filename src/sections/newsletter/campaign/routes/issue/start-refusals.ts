import type { Refusal } from '../../index.ts';

export const changedSinceShown: Refusal = {
  code: 'changed-since-shown',
  sentence: {
    de: 'Die Ausgabe wurde geändert, seit Sie nach dem Versand gefragt wurden.',
    en: 'The issue was changed after you had been asked about sending it.',
  },
  mend: { de: 'Lesen Sie sie noch einmal und versenden Sie sie dann.', en: 'Read it once more, then send it.' },
};

export const privateList: Refusal = {
  code: 'list-private',
  sentence: {
    de: 'Diese Ausgabe geht an eine Liste, die nicht öffentlich ist.',
    en: 'This issue goes to a list that is not public.',
  },
  mend: {
    de: 'Ins öffentliche Archiv kommen nur Ausgaben an Listen, die auf der Website angeboten werden.',
    en: 'Only issues to lists that the website offers go into the public archive.',
  },
};
