// The newsletter's paragraph: its data classes, its promises S32 to S52 and their sentences, all from one set of values.
// Pure, like the language: a policy file calls `newsletter({...})`, the section's code reads `newsletterSettings(policy)`.
import { consent, type Paragraph } from '../../core/policy/index.ts';
import { bounceClass, bouncePassage, reportClass } from './policy/bounce.ts';
import { campaignClass } from './policy/campaign.ts';
import { confirmationLimitClass } from './policy/confirmation-limit.ts';
import { customerClass, customerPassages, judgeCustomers } from './policy/customer/index.ts';
import { deliveryClass } from './policy/delivery.ts';
import { exportClass } from './policy/desk/export.ts';
import { importClass, importPassage } from './policy/import.ts';
import { judgeLists, type NewsletterOptions, topicsOf } from './policy/options.ts';
import { passages } from './policy/passages.ts';
import { promises } from './policy/promises.ts';
import { subscriptionClass } from './policy/subscription.ts';
import { tokenClass } from './policy/token.ts';

export { type CustomerOptions, type Offer, offersInWords } from './policy/customer/index.ts';
export type { Limit, List, NewsletterOptions, Transactional } from './policy/options.ts';
export { firstList, listNamed, newsletterSettings, publicLists, topicsOf } from './policy/options.ts';
export { limitInWords, shareInWords, topicsInWords } from './policy/passages.ts';
export { transactionalPurpose } from './policy/transactional.ts';

/** What the policy says about the newsletter (S32 to S52). */
export function newsletter(options: NewsletterOptions): Paragraph {
  const { customers } = options;
  judgeLists(options.lists);
  if (customers) judgeCustomers(customers, topicsOf(options.lists));
  return {
    section: 'newsletter',
    title: { de: 'Newsletter', en: 'Newsletter' },
    promises,
    passages: [
      ...passages(options),
      ...(customers ? customerPassages(customers) : []),
      bouncePassage(options),
      importPassage(options),
    ],
    classes: [
      subscriptionClass(options, sendingBasis),
      ...(customers ? [customerClass(options, customers)] : []),
      confirmationLimitClass(options),
      campaignClass(options),
      deliveryClass(options),
      bounceClass(options),
      reportClass(options),
      importClass(options),
      ...(options.exports ? [exportClass(options, options.exports)] : []),
      tokenClass(options),
    ],
    recipients: [],
    cookies: [],
    notices: [],
    settings: { ...options },
  };
}

// Since 28 May 2022 the duty of consent stands in number 2; the policy of 2018 still said number 3 (S42).
const sendingBasis = consent(
  { de: 'Art. 7 DSGVO', en: 'Art. 7 GDPR' },
  { de: '§ 7 Abs. 2 Nr. 2 UWG', en: 'Section 7(2) no. 2 UWG (German Act against Unfair Competition)' },
);
