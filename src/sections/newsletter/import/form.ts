import { z } from 'zod';
import { languages, type Text } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import { readForm, type WebContext } from '../../../core/web/index.ts';
import { listNamed } from '../policy.ts';
import type { Reach } from '../reach.ts';
import type { Declaration } from './declaration.ts';
import { type Field, fields, type Mapping } from './file/index.ts';
import { words } from './pages/words.ts';

export type ReadDeclaration =
  | {
      readonly ok: true;
      readonly step: 'check' | 'start';
      readonly mapping: Mapping;
      readonly declaration: Declaration;
    }
  | {
      readonly ok: false;
      readonly errors: Readonly<Record<string, Text>>;
      readonly mapping: Mapping;
      readonly declaration: Partial<Declaration>;
    };

const column = z.union([z.literal('').transform(() => undefined), z.coerce.number().int().min(0).max(999)]).optional();
const text = (most: number) => z.string().trim().min(1).max(most);

/** What is declared about a file, and which column says what. */
export async function readDeclaration(c: WebContext, world: World, reach: Reach): Promise<ReadDeclaration> {
  const schema = z
    .object({
      step: z.enum(['check', 'start']),
      ...(Object.fromEntries(fields.map((field) => [field, column])) as Record<Field, typeof column>),
      list: z.string().refine((name) => listNamed(world.rules.policy, name) !== undefined && reach(name)),
      origin: text(500),
      wording: text(5000),
      document: text(500),
      language: z.enum(languages),
      zone: z.enum(['UTC', world.rules.calendar.timeZone]),
      unproven: z.enum(['refuse', 'ask']),
      asking: z.string().trim().max(500),
    })
    .refine(({ email }) => email !== undefined, { path: ['email'], params: { text: words.noAddressColumn } })
    .refine(({ unproven, asking }) => unproven === 'refuse' || asking !== '', {
      path: ['asking'],
      params: { text: words.groundMissing },
    });
  const form = await readForm(c, schema);
  if (!form.ok) return { ...form, mapping: mappingOf(form.values), declaration: form.values as Partial<Declaration> };
  const { step, unproven, list, origin, wording, document, language, zone } = form.value;
  const asking = unproven === 'ask' ? form.value.asking : '';
  const mapping = Object.fromEntries(
    fields.flatMap((field) => (form.value[field] === undefined ? [] : [[field, form.value[field]]])),
  ) as Mapping;
  return { ok: true, step, mapping, declaration: { list, origin, wording, document, language, zone, asking } };
}

/** The mapping of a form that is shown again. */
function mappingOf(values: Readonly<Record<string, string>>): Mapping {
  return Object.fromEntries(
    fields.flatMap((field) => (values[field] ? [[field, Number(values[field])]] : [])),
  ) as Mapping;
}
