import { inWords, type Passage } from '../../../core/policy/index.ts';
import type { ShopOptions } from './options.ts';

/** The shop's part of the notice. */
export const passages = (options: ShopOptions): readonly Passage[] => [
  choosing(options),
  ordering(options),
  delivering(options),
  withdrawing(options),
  keeping(options),
];

const choosing = ({ cart }: ShopOptions): Passage => ({
  promises: ['S14', 'S8'],
  beside: 'shop.cart',
  text: {
    de: `In unserem Online-Shop können Sie ohne Kundenkonto bestellen. Ihr Warenkorb wird gelöscht, sobald Sie ihn leeren oder bestellen, spätestens ${inWords(cart).de} nach der letzten Änderung.`,
    en: `You can order in our online shop without a customer account. Your cart is erased as soon as you empty it or place an order, ${inWords(cart).en} after the last change at the latest.`,
  },
});

const ordering = ({ unpaid, claims, payment }: ShopOptions): Passage => ({
  promises: ['S21'],
  heading: { de: 'Bestellung und Zahlung', en: 'Order and payment' },
  beside: 'shop.order',
  text: {
    de: `Um den Vertrag mit Ihnen zu erfüllen, verarbeiten wir Name, E-Mail-Adresse, Waren und Zahlung (Art. 6 Abs. 1 Buchst. b DSGVO). ${payment.active ? `Die Zahlung wickelt ${payment.title.de} ab.` : `Sie zahlen per Überweisung; ${payment.title.de} ist zurzeit nicht eingesetzt.`} Eine unbezahlte Bestellung schließen wir nach ${inWords(unpaid).dative}. Nach der Lieferung lesen wir die Bestellung nur noch, um Widerruf und Mängel abzuwickeln, höchstens ${inWords(claims).de} lang; danach ist sie gesperrt.`,
    en: `To perform the contract with you we process name, e-mail address, goods and payment (Art. 6(1)(b) GDPR). ${payment.active ? `The payment is settled by ${payment.title.en}.` : `You pay by bank transfer; ${payment.title.en} is not in use at present.`} We close an unpaid order after ${inWords(unpaid).en}. After delivery we read the order only to handle withdrawal and defects, for ${inWords(claims).en} at most; then it is blocked.`,
  },
});

const delivering = ({ delivery, shipping }: ShopOptions): Passage => ({
  promises: ['S20', 'S21'],
  heading: { de: 'Lieferung', en: 'Delivery' },
  beside: 'shop.delivery',
  text: {
    de: `Der Versand braucht Name und Anschrift, sonst nichts. ${shipping.active ? `Beides erhält ${shipping.title.de}.` : `Zurzeit ist ${shipping.title.de} nicht eingesetzt.`} Wir halten fest, wann wir sie wem übergeben haben. Anschrift und Sendungsnummer löschen wir spätestens ${inWords(delivery).de} nach der Zustellung.`,
    en: `Shipping needs your name and address and nothing else. ${shipping.active ? `Both go to ${shipping.title.en}.` : `At present ${shipping.title.en} is not in use.`} We record when we handed them over, and to whom. Address and tracking number are erased ${inWords(delivery).en} after delivery at the latest.`,
  },
});

const withdrawing = ({ withdrawal }: ShopOptions): Passage => ({
  promises: [],
  heading: { de: 'Widerruf eines Vertrags', en: 'Withdrawal from a contract' },
  beside: 'shop.withdrawal',
  text: {
    de: `Verbraucherinnen und Verbraucher können einen Kauf innerhalb von ${inWords(withdrawal).dative} nach Erhalt der Ware widerrufen, auch über die Schaltfläche „Vertrag widerrufen“ auf jeder Seite (§§ 355, 356a BGB). Dafür verarbeiten wir Ihren Namen, die Bezeichnung des Vertrags und die Adresse für unsere Bestätigung.`,
    en: `Consumers can withdraw from a purchase within ${inWords(withdrawal).en} of receiving the goods, also by the button “Vertrag widerrufen” (withdraw from contract) on every page (sections 355, 356a BGB). For this we process your name, the identification of the contract and the address for our confirmation.`,
  },
});

const keeping = ({ letters, invoices }: ShopOptions): Passage => ({
  promises: ['S84', 'S86', 'S88'],
  heading: { de: 'Aufbewahrung', en: 'Retention' },
  beside: 'shop.invoice',
  text: {
    de: `Bestellungen, Widerrufe und den Schriftwechsel dazu müssen wir ${inWords(letters).de} aufbewahren, Rechnungen ${inWords(invoices).de}, jeweils gerechnet vom Ende des Kalenderjahres an (§ 257 HGB, § 147 AO, § 14b UStG; Art. 6 Abs. 1 Buchst. c DSGVO). Sobald der Vorgang abgeschlossen ist, sind sie gesperrt; am Ende der Frist werden sie gelöscht.`,
    en: `We must keep orders, withdrawals and the correspondence about them for ${inWords(letters).en}, invoices for ${inWords(invoices).en}, each counted from the end of the calendar year (section 257 HGB, section 147 AO, section 14b UStG; Art. 6(1)(c) GDPR). As soon as the matter is closed they are blocked; at the end of the period they are erased.`,
  },
});
