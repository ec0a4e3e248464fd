import type { Section, World } from '../../../../core/section/index.ts';
import { callBack } from '../../sending/on-its-way.ts';
import { customerClass } from '../record/customer.ts';
import { customersEnded } from './ended.ts';

/** What follows when advertising to customers ends or is suspended, by whatever way (S43, S52). */
export const customerEntered = (world: () => World): ReturnType<NonNullable<Section['entered']>> => ({
  [`${customerClass}/objected`]: (tx, ids, act, rule) =>
    customersEnded(world(), tx, ids, { act, rule, stage: 'objected' }),
  [`${customerClass}/proof`]: (tx, ids, act, rule) => customersEnded(world(), tx, ids, { act, rule, stage: 'proof' }),
  // GDPR Art. 18(2): what is restricted is mailed no more than what has ended.
  [`${customerClass}/restricted`]: (tx, ids) => callBack(tx, ids),
});
