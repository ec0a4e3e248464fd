import { z } from 'zod';
import { channels } from '../dependencies.ts';
import { emailAddress } from '../frame/index.ts';

export const addressForm = z.object({ address: emailAddress });

export const proofForm = z.object({ address: emailAddress, format: z.enum(['pdf', 'json']).default('pdf') });

/** `confirmed` comes from the second page only: nothing grave is done in one step. */
export const erasureForm = z.object({ address: emailAddress, confirmed: z.literal('yes').optional() });

export const withdrawalForm = z.object({
  address: emailAddress,
  channel: z.enum(channels),
  evidence: z.string().trim().min(1).max(1000),
  confirmed: z.literal('yes').optional(),
});
export type WithdrawalForm = z.infer<typeof withdrawalForm>;
