import type { World } from '../../../../../core/section/index.ts';
import { newsletterSettings } from '../../../policy.ts';
import { type Reach, within } from '../../../reach.ts';
import type { Draft } from '../../index.ts';

/** A new issue, to the first list and its first topic: what most of them will be. */
export function blank({ rules }: World, language: Draft['language'], reach: Reach = () => true): Draft {
  const [list] = within(reach, newsletterSettings(rules.policy).lists);
  return {
    lists: list ? [list.name] : [],
    topic: list?.topics[0]?.de ?? '',
    language,
    subject: '',
    preheader: '',
    body: '',
  };
}
