// What the policy says about the shop (S14, S21, S88): cart, order, delivery, invoice, letters and withdrawal.
import type { Cookie, Paragraph } from '../../core/policy/index.ts';
import { cart, delivery, order } from './policy/classes.ts';
import { invoice, letter, withdrawal } from './policy/documents.ts';
import type { ShopOptions } from './policy/options.ts';
import { passages } from './policy/passages.ts';

export type { ShopOptions } from './policy/options.ts';

/** The paragraph on buying. */
export const shop = (options: ShopOptions): Paragraph => ({
  section: 'shop',
  title: { de: 'Online-Shop', en: 'Online shop' },
  promises: [],
  passages: passages(options),
  classes: [cart(options), order(options), delivery(options), invoice(options), letter(options), withdrawal(options)],
  recipients: [],
  cookies: [cookie],
  notices: [],
  settings: {
    cart: options.cart,
    unpaid: options.unpaid,
    withdrawal: options.withdrawal,
    claims: options.claims,
    delivery: options.delivery,
    letters: options.letters,
    invoices: options.invoices,
  },
});

const cookie: Cookie = {
  name: '__Host-cart',
  title: { de: 'Warenkorb', en: 'Cart' },
  kind: 'session',
  purpose: {
    de: 'merkt sich Ihren Warenkorb, bis Sie bestellen oder gehen',
    en: 'remembers your cart until you order or leave',
  },
  ground: {
    de: '§ 25 Abs. 2 Nr. 2 TDDDG; Art. 6 Abs. 1 Buchst. f DSGVO',
    en: 'section 25(2) no. 2 TDDDG; Art. 6(1)(f) GDPR',
  },
};
