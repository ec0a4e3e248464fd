import type { Text } from '../../../core/policy/index.ts';
import type { PersonsContent } from './persons.ts';

/** What of the persons is handed out, in words. */
export const contentWords: Readonly<Record<PersonsContent, Text>> = {
  list: { de: 'Abonnentinnen und Abonnenten einer Liste', en: 'Subscribers of a list' },
  proofs: {
    de: 'Nachweise der Einwilligungen einer Liste, auch beendeter',
    en: 'Proofs of the consents of a list, ended ones as well',
  },
};
