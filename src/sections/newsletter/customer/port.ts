import type { Customers, World } from '../../../core/section/index.ts';
import { newsletterSettings } from '../policy.ts';
import { enterCustomer } from './life/enter.ts';
import { collectionNotice } from './notice.ts';

/** The port for whoever sells something; undefined where the policy does not use the permission (S43). */
export function customersPort(world: World): Customers | undefined {
  if (!newsletterSettings(world.rules.policy).customers) return undefined;
  return {
    notice: (language) => collectionNotice(world.rules.policy, language),
    sold: async (tx, { email, language, soldAt, what, evidence, ...rest }, act) => {
      const entry = {
        email,
        language,
        origin: 'sale',
        sale: { soldAt, what, evidence },
        ...rest,
      } as const;
      return enterCustomer(world, tx, entry, act);
    },
  };
}
