import type { Calendar, Controller, Text } from '../../../../core/policy/index.ts';
import type { ContactSettings } from '../../policy.ts';
import type { LimitReached } from '../limit.ts';

export interface ContactProps {
  readonly settings: ContactSettings;
  readonly calendar: Calendar;
  readonly now: Temporal.Instant;
  readonly controller: Controller;
  /** What was typed, where it could not be taken. */
  readonly values?: Readonly<Record<string, string>>;
  readonly errors?: Readonly<Record<string, Text>>;
  readonly limit?: LimitReached;
}
