import { type Policy, PolicyError, sectionNamed } from '../core/policy/index.ts';
import type { StaffOptions } from './policy.ts';

/** The periods of the staff area, as the policy in force states them. */
export type StaffSettings = Omit<StaffOptions, 'recipients'>;

/** Throws `policy/unfit` where the policy has no paragraph on staff. */
export function staffSettings(policy: Policy): StaffSettings {
  const paragraph = sectionNamed(policy, 'staff');
  if (!paragraph)
    throw new PolicyError('policy/unfit', 'The policy has no section “staff”. Name staff({...}) among its sections.');
  return paragraph.settings as unknown as StaffSettings;
}
