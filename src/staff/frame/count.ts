import type { Text } from '../../core/policy/index.ts';

/** "1 Datenobjekt", "3 records". */
export const recordsInWords = (count: number): Text =>
  count === 1
    ? { de: '1\u00a0Datenobjekt', en: '1\u00a0record' }
    : { de: `${count}\u00a0Datenobjekte`, en: `${count}\u00a0records` };
