import { z } from 'zod';

/** The instant of a line as nginx, Apache and JSON loggers write it; undefined where none can be read. */
export function instantOf(line: string): Temporal.Instant | undefined {
  return line.startsWith('{') ? instantOfJson(line) : instantOfCommon(line);
}

const common = /\[(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}:\d{2}:\d{2})(?:\.\d+)? ([+-]\d{2})(\d{2})\]/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Common and combined log format, with or without a virtual host before it: `[23/Nov/2026:12:00:00 +0100]`. */
function instantOfCommon(line: string): Temporal.Instant | undefined {
  const [found, day, month = '', year, time, hours, minutes] = common.exec(line) ?? [];
  const number = months.indexOf(month) + 1;
  if (found === undefined || number === 0) return undefined;
  return read(`${year}-${String(number).padStart(2, '0')}-${day}T${time}${hours}:${minutes}`);
}

const jsonLine = z.looseObject({});
const names = ['time', '@timestamp', 'timestamp', 'time_iso8601', 'time_local', 'ts', 'msec', 'StartUTC'];

function instantOfJson(line: string): Temporal.Instant | undefined {
  const parsed = jsonLine.safeParse(parsedJson(line));
  if (!parsed.success) return undefined;
  for (const name of names) {
    const value = parsed.data[name];
    const at = typeof value === 'number' ? ofSeconds(value) : typeof value === 'string' ? ofText(value) : undefined;
    if (at) return at;
  }
  return undefined;
}

// Seconds with a fraction, as nginx and Caddy count them; what is larger are milliseconds.
const ofSeconds = (value: number): Temporal.Instant | undefined => {
  const milliseconds = Math.floor(value > 1e11 ? value : value * 1000);
  return Number.isSafeInteger(milliseconds) && Math.abs(milliseconds) <= 8.64e15
    ? Temporal.Instant.fromEpochMilliseconds(milliseconds)
    : undefined;
};

const ofText = (value: string): Temporal.Instant | undefined =>
  /^\d+(\.\d+)?$/.test(value) ? ofSeconds(Number(value)) : (read(value) ?? instantOfCommon(`[${value}]`));

function read(text: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
}

function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
