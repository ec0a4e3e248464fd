import type { Text } from '../../../core/policy/index.ts';

/** A form of the page that was refused: what is wrong with it, and what it said. */
export interface Wrong {
  readonly errors: Readonly<Record<string, Text>>;
  readonly values: Readonly<Record<string, string>>;
}
