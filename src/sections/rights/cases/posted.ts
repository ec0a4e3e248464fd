import type { Text } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { WebContext } from '../../../core/web/index.ts';

/** A posted form: each field once, and again as all that was sent under its name. */
export interface Posted {
  readonly values: Readonly<Record<string, string>>;
  all(name: string): readonly string[];
}

export async function posted(c: WebContext): Promise<Posted> {
  const body: Record<string, unknown> = await c.req.parseBody({ all: true }).catch(() => ({}));
  const texts = (value: unknown): readonly string[] =>
    (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
  return {
    values: Object.fromEntries(Object.entries(body).flatMap(([name, value]) => texts(value).map((one) => [name, one]))),
    all: (name) => texts(body[name]),
  };
}

/** What is wrong with a form, and what was typed into it. */
export interface Wrong {
  /** The form of the page that was sent. */
  readonly form: string;
  readonly errors: Readonly<Record<string, Text>>;
  readonly values: Readonly<Record<string, string>>;
  readonly checked?: readonly string[];
}

/** What a field for day and time says, in the operator's zone; undefined where it says nothing. */
export function typedInstant({ rules }: Pick<World, 'rules'>, text: string | undefined): Temporal.Instant | undefined {
  try {
    return Temporal.PlainDateTime.from(text ?? '')
      .toZonedDateTime(rules.policy.timeZone)
      .toInstant();
  } catch {
    return undefined;
  }
}

/** The value of such a field for an instant. */
export const fieldOf = (at: Temporal.Instant, timeZone: string): string =>
  at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });

export const idOf = (c: WebContext): string | undefined =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(c.req.param('id') ?? '')?.[0];
