import type { z } from 'zod';
import type { Text } from '../policy/index.ts';
import type { WebContext } from './visit.ts';

/** A form as it was read: what it says, or what is wrong with which field and what was typed. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly errors: Readonly<Record<string, Text>>;
      readonly values: Readonly<Record<string, string>>;
    };

/**
 * Reads a posted form. The words of an error come from the schema where it brings them
 * (`.refine(.., { params: { text: { de, en } } })`), else from what was missed.
 */
export async function readForm<S extends z.ZodType>(c: WebContext, schema: S): Promise<Read<z.output<S>>> {
  const values = await postedValues(c);
  const result = schema.safeParse(values);
  if (result.success) return { ok: true, value: result.data };
  const errors: Record<string, Text> = {};
  for (const issue of result.error.issues) {
    const field = String(issue.path[0] ?? 'form');
    errors[field] ??= wordsFor(issue, values[field]);
  }
  return { ok: false, errors, values };
}

/** The text fields of the body; files and a body that is no form count as nothing. */
async function postedValues(c: WebContext): Promise<Record<string, string>> {
  const body = await c.req.parseBody().catch(() => ({}));
  return Object.fromEntries(
    Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

function wordsFor(issue: z.core.$ZodIssue, typed: string | undefined): Text {
  if (issue.code === 'custom' && isText(issue.params?.['text'])) return issue.params['text'];
  if (!typed?.trim()) return words.missing;
  if (issue.code === 'invalid_format' && issue.format === 'email') return words.email;
  if (issue.code === 'too_big') return words.long;
  if (issue.code === 'too_small') return words.short;
  return words.other;
}

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'de' in value && 'en' in value;

const words = {
  missing: { de: 'Bitte füllen Sie dieses Feld aus.', en: 'Please fill in this field.' },
  email: {
    de: 'Das ist keine E-Mail-Adresse. Sie sieht aus wie name@beispiel.de.',
    en: 'This is not an e-mail address. One looks like name@example.com.',
  },
  long: { de: 'Das ist zu lang. Bitte kürzen Sie es.', en: 'This is too long. Please shorten it.' },
  short: { de: 'Das ist zu kurz. Bitte ergänzen Sie es.', en: 'This is too short. Please add to it.' },
  other: { de: 'Bitte prüfen Sie diese Angabe.', en: 'Please check this entry.' },
} as const satisfies Record<string, Text>;
