/**
 * An instant as tables write it: ISO 8601, with a space instead of the T, without seconds, or with the day first. Without an
 * offset the given zone is meant. Undefined where it is no instant, also where it is a day alone: that is no time of a deed.
 */
export function readMoment(text: string, zone: string): Temporal.Instant | undefined {
  const iso = isoOf(text.trim());
  if (iso === undefined) return undefined;
  try {
    return /(?:Z|[+-]\d\d:?\d\d)$/.test(iso)
      ? Temporal.Instant.from(iso)
      : Temporal.PlainDateTime.from(iso).toZonedDateTime(zone).toInstant();
  } catch {
    return undefined;
  }
}

function isoOf(text: string): string | undefined {
  const ordered = text.replace(
    /^(\d{1,2})\.(\d{1,2})\.(\d{4})/,
    (_all, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
  const found =
    /^(\d{4}-\d\d-\d\d),?[T ]+(\d{1,2}):(\d\d)(:\d\d(?:\.\d{1,9})?)?(?: Uhr)? *(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?(?: [A-Z]{3,4})?$/.exec(
      ordered,
    );
  if (!found) return undefined;
  const [, date, hour = '', minute, second = '', offset = ''] = found;
  return `${date}T${hour.padStart(2, '0')}:${minute}${second}${offset === 'UTC' || offset === 'GMT' ? 'Z' : offset.length === 3 ? `${offset}:00` : offset}`;
}
