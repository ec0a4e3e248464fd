import type { Text } from '../../core/policy/index.ts';

/** By promise: what in the program keeps it, in one sentence for those it is made to. */
export type Ways = Readonly<Record<string, Text>>;
