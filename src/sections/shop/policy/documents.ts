import {
  contract,
  type DataClass,
  type Deadline,
  earliestOf,
  erased,
  erasureDemanded,
  type LegalBasis,
  legalDuty,
  restriction,
  restrictionDemanded,
  since,
  type Text,
} from '../../../core/policy/index.ts';
import { letterDuty, mustStay } from './classes.ts';
import type { ShopOptions } from './options.ts';

const customers = { de: 'Kundinnen und Kunden des Shops', en: 'Customers of the shop' };

/** A document that is worked with, then blocked until the statute lets it go; its years count from its own date. */
const document = (
  keep: Deadline,
  working: readonly string[],
  retention: string,
  fact: Text,
): DataClass['lifecycle'] => {
  const gone = earliestOf(
    [
      [keep, 'dated'],
      [keep, since],
    ],
    { to: erased, rule: 'S88' },
  );
  return {
    first: 'current',
    facts: { dated: fact, since: fact },
    events: { settled: { de: 'Abschluss', en: 'completion' } },
    stages: {
      current: {
        title: { de: 'in Bearbeitung', en: 'current' },
        purposes: [...working, retention],
        on: { settled: 'retained', [erasureDemanded]: 'retained', [restrictionDemanded]: 'restricted' },
        after: gone,
      },
      retained: {
        title: { de: 'aufbewahrt', en: 'retained' },
        kind: 'blocked',
        purposes: [retention],
        after: gone,
        refusesErasure: mustStay,
      },
      restricted: restriction('retained'),
    },
  };
};

const invoiceDuty: LegalBasis = legalDuty(
  { de: 'Ausstellung und Aufbewahrung von Rechnungen', en: 'issuing and keeping invoices' },
  { de: '§§ 14, 14b UStG, § 257 HGB, § 147 AO', en: 'sections 14, 14b UStG, section 257 HGB, section 147 AO' },
);

export const invoice = (options: ShopOptions): DataClass => ({
  name: 'shop.invoice',
  title: { de: 'Rechnung', en: 'Invoice' },
  persons: customers,
  data: [
    { name: 'name', title: { de: 'Name und Rechnungsanschrift', en: 'Name and billing address' } },
    { name: 'invoice', title: { de: 'Rechnungsnummer, Posten, Beträge', en: 'Invoice number, items, amounts' } },
    { name: 'payment', title: { de: 'Zahlungseingang', en: 'Receipt of payment' } },
  ],
  basis: invoiceDuty,
  purposes: [
    { name: 'shop.accounting', title: { de: 'Rechnung stellen und verbuchen', en: 'Issuing and booking the invoice' } },
    {
      name: 'shop.tax',
      title: {
        de: 'Belege aufbewahren und den Behörden vorlegen',
        en: 'Keeping vouchers and presenting them to the authorities',
      },
    },
  ],
  source: { de: 'aus Ihrer Bestellung', en: 'your order' },
  provision: {
    de: 'gesetzlich vorgeschrieben; ohne sie keine Rechnung',
    en: 'required by law; without them there is no invoice',
  },
  recipients: [options.host.name],
  lifecycle: document(options.invoices, ['shop.accounting'], 'shop.tax', {
    de: 'dem Rechnungsdatum',
    en: 'the invoice date',
  }),
});

export const letter = (options: ShopOptions): DataClass => ({
  name: 'shop.letter',
  title: { de: 'Handelsbrief zur Bestellung', en: 'Commercial letter on an order' },
  persons: customers,
  data: [
    { name: 'email', title: { de: 'E-Mail-Adresse', en: 'E-mail address' } },
    {
      name: 'message',
      title: {
        de: 'Bestellbestätigung und Nachrichten zur Bestellung',
        en: 'Order confirmation and messages about the order',
      },
    },
  ],
  basis: contract(),
  purposes: [
    {
      name: 'shop.correspondence',
      title: { de: 'Über die Bestellung schreiben', en: 'Corresponding about the order' },
    },
    {
      name: 'shop.letter-retention',
      title: { de: 'Handelsbriefe aufbewahren', en: 'Keeping commercial letters' },
      basis: letterDuty,
    },
  ],
  source: { de: 'von Ihnen selbst und von uns', en: 'you yourself and us' },
  provision: { de: 'für den Vertrag nötig', en: 'necessary for the contract' },
  recipients: [options.host.name],
  lifecycle: document(options.letters, ['shop.correspondence'], 'shop.letter-retention', {
    de: 'dem Tag des Briefs',
    en: 'the date of the letter',
  }),
});

export const withdrawal = (options: ShopOptions): DataClass => ({
  name: 'shop.withdrawal',
  title: { de: 'Widerruf eines Vertrags', en: 'Withdrawal from a contract' },
  persons: customers,
  data: [
    { name: 'name', title: { de: 'Name', en: 'Name' } },
    { name: 'email', title: { de: 'Adresse für die Bestätigung', en: 'Address for the confirmation' } },
    { name: 'contract', title: { de: 'Bezeichnung des Vertrags', en: 'Identification of the contract' } },
    { name: 'time', title: { de: 'Zeitpunkt der Erklärung', en: 'Time of the declaration' } },
  ],
  basis: legalDuty(
    { de: 'Widerrufe entgegenzunehmen und zu bestätigen', en: 'accepting and confirming withdrawals' },
    { de: '§§ 355, 356a BGB', en: 'sections 355, 356a BGB' },
  ),
  purposes: [
    {
      name: 'shop.withdrawal',
      title: { de: 'Den Widerruf bestätigen und abwickeln', en: 'Confirming and settling the withdrawal' },
    },
    {
      name: 'shop.withdrawal-retention',
      title: { de: 'Handelsbriefe aufbewahren', en: 'Keeping commercial letters' },
      basis: letterDuty,
    },
  ],
  source: { de: 'von Ihnen selbst', en: 'you yourself' },
  provision: {
    de: 'nötig, um Ihren Vertrag zu finden; einen Grund müssen Sie nicht nennen',
    en: 'necessary to find your contract; you need give no reason',
  },
  recipients: [options.host.name],
  lifecycle: document(options.letters, ['shop.withdrawal'], 'shop.withdrawal-retention', {
    de: 'der Erklärung',
    en: 'the declaration',
  }),
});
