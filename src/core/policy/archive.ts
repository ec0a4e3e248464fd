import type { Policy } from './policy.ts';

const duration = /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$/;

/** A policy as its archived JSON has it: dates and durations are dates and durations again. */
export function policyFromArchive(source: unknown): Policy {
  const revived = JSON.parse(JSON.stringify(source), (_key, value: unknown) =>
    typeof value === 'string' && duration.test(value) ? Temporal.Duration.from(value) : value,
  ) as Policy & { readonly issued: unknown };
  return { ...revived, issued: Temporal.PlainDate.from(String(revived.issued)) };
}
