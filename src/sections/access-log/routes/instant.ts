import type { World } from '../../../core/section/index.ts';

/** What a field for day and time says, in the operator's zone; undefined where it says nothing. */
export function typedInstant(world: World, text: string | undefined): Temporal.Instant | undefined {
  try {
    return Temporal.PlainDateTime.from(text ?? '')
      .toZonedDateTime(world.rules.policy.timeZone)
      .toInstant();
  } catch {
    return undefined;
  }
}

/** The text fields of a posted form. */
export async function posted(c: {
  req: { parseBody(): Promise<Record<string, unknown>> };
}): Promise<Readonly<Record<string, string>>> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}
