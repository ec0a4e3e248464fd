import type { Text } from '../../../../core/policy/index.ts';

export const words = {
  reports: { de: 'Rückläufer', en: 'Returns' },
  report: { de: 'Rückläufer', en: 'Return' },
  what: {
    de: 'Was auf Newsletter zurückkam und kein Programm verstand: Berichte ohne Grund, Antworten von Menschen. Gelesen wird es hier, gelöscht, sobald es erledigt ist, und auch sonst nach kurzer Zeit.',
    en: 'What came back of newsletters and no program understood: reports without a reason, answers by people. It is read here, erased as soon as it is dealt with, and after a short time in any case.',
  },
  none: { de: 'Es wartet nichts.', en: 'Nothing is waiting.' },
  at: { de: 'Eingegangen', en: 'Came in' },
  goneBy: { de: 'Gelöscht bis', en: 'Gone by' },
  next: {
    de: 'Steht darin ein Widerruf, halten Sie ihn bei der Person fest; jede Form gilt (S49).',
    en: 'If it withdraws a consent, record that with the person; any form counts (S49).',
  },
  person: { de: 'Zur Person', en: 'To the person' },
  done: { de: 'Erledigt, löschen', en: 'Done, erase' },
} as const satisfies Record<string, Text>;
