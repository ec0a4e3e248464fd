import type { Refusal } from '../../index.ts';

export const changedSinceShown: Refusal = {
  code: 'changed-since-shown',
  sentence: {
    de: 'Die Ausgabe wurde geändert, seit Sie nach dem Versand gefragt wurden.',
    en: 'The issue was changed after you had been asked about sending it.',
  },
  mend: { de: 'Lesen Sie sie noch einmal und versenden Sie sie dann.', en: 'Read it once more, then send it.' },
};
