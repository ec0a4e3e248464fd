import {
  after,
  contract,
  type DataClass,
  earliestOf,
  erased,
  erasureDemanded,
  legalDuty,
  restriction,
  restrictionDemanded,
  since,
} from '../../../core/policy/index.ts';
import type { ShopOptions } from './options.ts';

const customers = { de: 'Kundinnen und Kunden des Shops', en: 'Customers of the shop' };
const fromOrder = { de: 'aus Ihrer Bestellung', en: 'your order' };

export const letterDuty = legalDuty(
  { de: 'Aufbewahrung von Handelsbriefen', en: 'retention of commercial letters' },
  { de: '§ 257 HGB, § 147 AO', en: 'section 257 HGB, section 147 AO' },
);

/** Why a demand for erasure does not end a stage that the law demands. */
export const mustStay = {
  article: 'Art. 17(3)(b)',
  because: {
    de: 'Handels- und Steuerrecht verpflichten uns, diese Unterlage aufzubewahren. Bis dahin ist sie gesperrt.',
    en: 'Commercial and tax law oblige us to keep this document. Until then it is blocked.',
  },
} as const;

export const cart = (options: ShopOptions): DataClass => ({
  name: 'shop.cart',
  title: { de: 'Warenkorb', en: 'Cart' },
  persons: { de: 'Besucherinnen und Besucher des Shops', en: 'Visitors of the shop' },
  data: [
    { name: 'token', title: { de: 'Hash der Kennung des Warenkorbs', en: 'Hash of the cart identifier' } },
    { name: 'items', title: { de: 'Ausgewählte Waren', en: 'Chosen goods' } },
  ],
  basis: contract(),
  purposes: [
    { name: 'shop.choosing', title: { de: 'Waren für eine Bestellung sammeln', en: 'Collecting goods for an order' } },
  ],
  source: { de: 'von Ihnen selbst', en: 'you yourself' },
  provision: { de: 'freiwillig; ohne Warenkorb keine Bestellung', en: 'voluntary; without a cart there is no order' },
  recipients: [options.host.name],
  lifecycle: {
    first: 'open',
    facts: { since: { de: 'der letzten Änderung', en: 'the last change' } },
    events: {
      ordered: { de: 'Bestellung', en: 'placing an order' },
      emptied: { de: 'Leerung', en: 'emptying it' },
    },
    stages: {
      open: {
        title: { de: 'offen', en: 'open' },
        purposes: ['shop.choosing'],
        on: { changed: 'open', ordered: erased, emptied: erased, [erasureDemanded]: erased },
        after: after(options.cart, { to: erased, rule: 'S8' }),
      },
    },
  },
});

export const order = (options: ShopOptions): DataClass => ({
  name: 'shop.order',
  title: { de: 'Bestellung', en: 'Order' },
  persons: customers,
  data: [
    { name: 'name', title: { de: 'Name', en: 'Name' } },
    { name: 'email', title: { de: 'E-Mail-Adresse', en: 'E-mail address' } },
    { name: 'items', title: { de: 'Waren, Preise, Bestellnummer', en: 'Goods, prices, order number' } },
    {
      name: 'times',
      title: { de: 'Zeit von Bestellung, Zahlung und Lieferung', en: 'Times of order, payment and delivery' },
    },
  ],
  basis: contract(),
  purposes: [
    { name: 'shop.fulfilment', title: { de: 'Die Bestellung erfüllen', en: 'Performing the order' } },
    { name: 'shop.payment', title: { de: 'Die Zahlung zuordnen', en: 'Matching the payment' } },
    { name: 'shop.claims', title: { de: 'Widerruf und Mängel abwickeln', en: 'Handling withdrawals and defects' } },
    {
      name: 'shop.retention',
      title: { de: 'Handelsbriefe aufbewahren', en: 'Keeping commercial letters' },
      basis: letterDuty,
    },
  ],
  source: { de: 'von Ihnen selbst', en: 'you yourself' },
  provision: {
    de: 'für den Vertrag nötig; ohne diese Angaben keine Bestellung',
    en: 'necessary for the contract; without these details there is no order',
  },
  recipients: [options.host.name, options.payment.name],
  lifecycle: {
    first: 'placed',
    facts: {
      ordered: { de: 'der Bestellung', en: 'the order' },
      'retained.since': { de: 'der Bestellung', en: 'the order' },
      'placed.since': { de: 'der Bestellung', en: 'the order' },
      'delivered.since': { de: 'der Lieferung', en: 'the delivery' },
    },
    events: {
      paid: { de: 'Zahlung', en: 'payment' },
      delivered: { de: 'Lieferung', en: 'delivery' },
      cancelled: { de: 'Stornierung', en: 'cancellation' },
      settled: { de: 'Abschluss', en: 'completion' },
    },
    stages: orderStages(options),
  },
});

const orderStages = ({ unpaid, claims, letters }: ShopOptions): DataClass['lifecycle']['stages'] => ({
  placed: {
    title: { de: 'bestellt', en: 'placed' },
    purposes: ['shop.fulfilment', 'shop.payment', 'shop.claims'],
    on: { paid: 'paid', cancelled: 'retained', [erasureDemanded]: 'retained', [restrictionDemanded]: 'restricted' },
    after: after(unpaid, { to: 'retained', rule: 'shop.unpaid' }),
  },
  paid: {
    title: { de: 'bezahlt', en: 'paid' },
    purposes: ['shop.fulfilment', 'shop.payment', 'shop.claims'],
    on: {
      delivered: 'delivered',
      cancelled: 'retained',
      [erasureDemanded]: 'retained',
      [restrictionDemanded]: 'restricted',
    },
  },
  delivered: {
    title: { de: 'geliefert', en: 'delivered' },
    purposes: ['shop.claims'],
    on: { settled: 'retained', [erasureDemanded]: 'retained', [restrictionDemanded]: 'restricted' },
    after: after(claims, { to: 'retained', rule: 'S83' }),
  },
  retained: {
    title: { de: 'aufbewahrt', en: 'retained' },
    kind: 'blocked',
    purposes: ['shop.retention'],
    after: earliestOf(
      [
        [letters, 'ordered'],
        [letters, since],
      ],
      { to: erased, rule: 'S88' },
    ),
    refusesErasure: mustStay,
  },
  restricted: restriction('retained'),
});

export const delivery = ({ delivery: keep, host, shipping }: ShopOptions): DataClass => ({
  name: 'shop.delivery',
  title: { de: 'Lieferung', en: 'Delivery' },
  persons: { de: 'Empfängerinnen und Empfänger der Ware', en: 'Recipients of the goods' },
  data: [
    { name: 'name', title: { de: 'Name', en: 'Name' } },
    { name: 'address', title: { de: 'Lieferanschrift', en: 'Delivery address' } },
    { name: 'tracking', title: { de: 'Sendungsnummer', en: 'Tracking number' } },
    { name: 'disclosure', title: { de: 'Wann und an wen übergeben', en: 'When and to whom handed over' } },
  ],
  basis: contract(),
  purposes: [
    {
      name: 'shop.delivery',
      title: { de: 'Die Ware liefern und Rücksendungen klären', en: 'Delivering the goods and settling returns' },
    },
  ],
  source: fromOrder,
  provision: { de: 'für die Lieferung nötig', en: 'necessary for the delivery' },
  recipients: [host.name, shipping.name],
  lifecycle: {
    first: 'open',
    facts: { 'delivered.since': { de: 'der Zustellung', en: 'the delivery' } },
    events: {
      delivered: { de: 'Zustellung', en: 'delivery' },
      cancelled: { de: 'Stornierung', en: 'cancellation' },
    },
    stages: {
      open: {
        title: { de: 'unterwegs oder noch zu liefern', en: 'under way or still to be delivered' },
        purposes: ['shop.delivery'],
        on: { delivered: 'delivered', cancelled: erased },
        refusesErasure: {
          article: 'Art. 17(3)(e)',
          because: {
            de: 'Bis zur Lieferung brauchen wir die Anschrift, um Ihren Anspruch auf die Ware zu erfüllen. Stornieren Sie die Bestellung, wird sie gelöscht.',
            en: 'Until delivery we need the address to meet your claim to the goods. If you cancel the order it is erased.',
          },
        },
      },
      delivered: {
        title: { de: 'zugestellt', en: 'delivered' },
        purposes: ['shop.delivery'],
        on: { [erasureDemanded]: erased, [restrictionDemanded]: 'restricted' },
        after: after(keep, { to: erased, rule: 'S83' }),
      },
      restricted: restriction(),
    },
  },
});
