// What the policy says about letters to us: S23 to S31, and the class of a conversation.
import type { Paragraph } from '../../core/policy/index.ts';
import { conversation } from './policy/classes.ts';
import { formMessage } from './policy/form.ts';
import type { ContactOptions } from './policy/options.ts';
import { passages, promises } from './policy/passages.ts';

export type { ContactOptions, ContactSettings } from './policy/options.ts';
export { contactSettings } from './policy/options.ts';

/** The paragraph on enquiries. */
export const contact = (options: ContactOptions): Paragraph => ({
  section: 'contact',
  title: { de: 'Kontakt', en: 'Contact' },
  promises,
  passages: passages(options),
  classes: [conversation(options), formMessage(options)],
  recipients: [],
  cookies: [],
  notices: [],
  settings: {
    address: options.address,
    reviewEvery: options.reviewEvery,
    eraseWithin: options.eraseWithin,
    letters: options.letters,
    remind: options.remind,
    form: options.form,
  },
});
