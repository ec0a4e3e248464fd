import type { World } from '../../../../../core/section/index.ts';
import { newsletterSettings } from '../../../policy.ts';
import { type Reach, within } from '../../../reach.ts';
import type { Draft } from '../../index.ts';

/** A new issue, to the first list that the website offers and its first topic: what most of them will be. */
export function blank({ rules }: World, language: Draft['language'], reach: Reach = () => true): Draft {
  const lists = within(reach, newsletterSettings(rules.policy).lists);
  const list = lists.find((one) => !one.private) ?? lists[0];
  return {
    lists: list ? [list.name] : [],
    topic: list?.topics[0]?.de ?? '',
    language,
    subject: '',
    preheader: '',
    body: '',
  };
}
