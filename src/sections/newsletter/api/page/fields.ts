import { z } from '@hono/zod-openapi';

/** One thing that an operation is told: in its body, its path or its query. */
export interface RequestField {
  readonly name: string;
  readonly isRequired: boolean;
  /** What it may be, and what for; in English, as in the description for programs. */
  readonly what: string;
}

// The part of a description that is read here; the rest is for programs.
const property = z.object({
  type: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  format: z.string().optional(),
  description: z.string().optional(),
});
const shape = z.object({
  $ref: z.string().optional(),
  properties: z.record(z.string(), property).default({}),
  required: z.array(z.string()).default([]),
});
const described = z.object({
  parameters: z
    .array(z.object({ name: z.string(), required: z.boolean().default(false), schema: property }))
    .default([]),
  requestBody: z.object({ content: z.object({ 'application/json': z.object({ schema: shape }) }) }).optional(),
});

/** What an operation is told, read out of its description; `schemas` are those that it refers to by name. */
export function requestFields(operation: unknown, schemas: Readonly<Record<string, unknown>>): readonly RequestField[] {
  const { parameters, requestBody } = described.parse(operation);
  const named = requestBody?.content['application/json'].schema;
  const body = named?.$ref ? shape.parse(schemas[named.$ref.split('/').at(-1) ?? '']) : named;
  return [
    ...parameters.map(({ name, required, schema }) => field(name, required, schema)),
    ...Object.entries(body?.properties ?? {}).map(([name, one]) =>
      field(name, body?.required.includes(name) ?? false, one),
    ),
  ];
}

function field(name: string, isRequired: boolean, one: z.infer<typeof property>): RequestField {
  const kind = one.enum?.join(' | ') ?? one.format ?? (typeof one.type === 'string' ? one.type : '');
  return { name, isRequired, what: [kind, one.description].filter(Boolean).join('. ') };
}
