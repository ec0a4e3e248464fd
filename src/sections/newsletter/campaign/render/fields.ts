// A field is written {{name|fallback}}; in what is rendered it is a slot, {{field-0}}, filled for each recipient.

/** What the consent holds of a person, and nothing else. */
export const fieldNames = ['email', 'confirmed'] as const;
export type FieldName = (typeof fieldNames)[number];

export interface MergeField {
  readonly name: string;
  readonly fallback: string;
}

// Within a table Markdown wants the line before the fallback escaped.
const written = /\{\{\s*([\p{L}\p{N}_.-]*)\s*(?:\\?\|([^{}]*))?\}\}/gu;

/** The fields of a text, in order. */
export const fieldsIn = (text: string): readonly MergeField[] =>
  [...text.matchAll(written)].map(([, name = '', fallback = '']) => ({ name, fallback: fallback.trim() }));

export const isField = (name: string): name is FieldName => (fieldNames as readonly string[]).includes(name);

/** A slot as it stands in a rendered part. */
export const slot = (name: string): string => `{{${name}}}`;

/** Puts a slot in the place of each field; the same field with the same fallback is the same slot. */
export function slotted(text: string): { readonly text: string; readonly fields: ReadonlyMap<string, MergeField> } {
  const fields = new Map<string, MergeField>();
  const keyOf = (field: MergeField): string => {
    for (const [key, other] of fields) if (other.name === field.name && other.fallback === field.fallback) return key;
    const key = `field-${fields.size}`;
    fields.set(key, field);
    return key;
  };
  const replaced = text.replace(written, (_all, name: string, fallback: string | undefined) =>
    slot(keyOf({ name, fallback: (fallback ?? '').trim() })),
  );
  return { text: replaced, fields };
}
