import type { Text } from '../../../core/policy/index.ts';

/** Why data of persons are handed out. A closed list: it stands in the journal, which takes no free text. */
export const reasons = {
  authority: { de: 'Anordnung einer Behörde oder eines Gerichts', en: 'Order of an authority or a court' },
  claim: { de: 'Abwehr oder Durchsetzung eines Anspruchs', en: 'Defending against or asserting a claim' },
  audit: { de: 'Prüfung der Einwilligungen', en: 'Audit of the consents' },
  move: { de: 'Wechsel des Versandsystems', en: 'Change of the sending system' },
} as const satisfies Record<string, Text>;

export type Reason = keyof typeof reasons;
export const reasonNames = Object.keys(reasons) as [Reason, ...Reason[]];
