import { z } from 'zod';
import { holdKinds } from '../../core/records/index.ts';
import { holdReference } from '../../core/section/index.ts';
import { emailAddress } from '../frame/index.ts';

export const holdForm = z.object({
  reference: z
    .string()
    .trim()
    .refine((text) => holdReference.test(text), {
      params: {
        text: {
          de: 'Ein Aktenzeichen aus Buchstaben, Ziffern, Punkt, Schrägstrich und Bindestrich; keine Namen.',
          en: 'A file reference of letters, digits, dot, slash and hyphen; no names.',
        },
      },
    }),
  kind: z.enum(holdKinds),
  class: z.string().min(1),
  address: emailAddress,
  review: z.iso.date(),
  /** Until when it is confidential; empty where it is not. */
  confidential: z.union([z.literal(''), z.iso.date()]).default(''),
});
export type HoldForm = z.infer<typeof holdForm>;

/** What becomes of a hold of which nobody knows whether it is confidential; `ask` while nobody has decided. */
export const secrecyForm = z.object({
  hold: z.uuid(),
  decision: z.enum(['ask', 'secret', 'told']).default('ask'),
  until: z
    .union([z.literal(''), z.iso.date()])
    .catch('')
    .default(''),
});
export type SecrecyForm = z.infer<typeof secrecyForm>;
