import { isWithinEea } from '../../eea.ts';
import type { Recipient } from '../../paragraph.ts';
import { classPlaces, recipientPlaces } from '../places.ts';
import { fault, type Rule, refuse, warn } from '../rule.ts';

/** Nobody receives data unnamed, without ground or without contract (S20, Art. 28, 44 GDPR). */
export const recipientRules: readonly Rule[] = [
  refuse('recipient-undeclared', function* (policy) {
    const known = new Set(recipientPlaces(policy).map(({ recipient }) => recipient.name));
    for (const { dataClass, place } of classPlaces(policy))
      for (const name of dataClass.recipients.filter((recipient) => !known.has(recipient)))
        yield fault(
          place,
          `it is disclosed to “${name}”, whom no section declares. Declare the recipient with its ground (S20).`,
        );
  }),
  refuse('recipient-without-ground', function* (policy) {
    for (const { recipient, place } of recipientPlaces(policy))
      if (Object.values(recipient.ground).every((words) => words.trim() === ''))
        yield fault(place, 'it has no ground for receiving data (S20). Name the provision.');
  }),
  // Art. 28(3) GDPR. A trial may go without; a production start may not.
  warn('recipient-without-contract', function* (policy) {
    for (const { recipient, place } of recipientPlaces(policy))
      if (recipient.active && recipient.kind === 'processor' && !recipient.contract?.reference.trim())
        yield fault(
          place,
          'it processes data for you without a contract (Art. 28(3) GDPR). Enter its reference and date before production.',
        );
  }),
  refuse('recipient-contract-date', function* (policy) {
    for (const { recipient, place } of recipientPlaces(policy))
      if (recipient.contract && !isDate(recipient.contract.date))
        yield fault(
          place,
          `the date of its contract, “${recipient.contract.date}”, is unreadable. Write it like 2026-11-23.`,
        );
  }),
  refuse('recipient-country-unreadable', function* (policy) {
    for (const { recipient, place } of recipientPlaces(policy))
      if (!isCountry(recipient.country))
        yield fault(
          place,
          `the country “${recipient.country}” is unreadable. Write its ISO 3166 code, like DE, or EU.`,
        );
  }),
  refuse('recipient-third-country', function* (policy) {
    for (const { recipient, place } of recipientPlaces(policy))
      if (isCountry(recipient.country) && !isWithinEea(recipient.country) && !namesTransferGround(recipient))
        yield fault(
          place,
          `data would leave the EEA for ${recipient.country} without a ground (Art. 44 GDPR). Name the decision or the safeguards under Art. 45, 46, 47 or 49 in its ground.`,
        );
  }),
];

const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code) || isWithinEea(code);

const namesTransferGround = ({ ground }: Recipient): boolean =>
  Object.values(ground).every((words) => /Art\.\s*4[5679]\b/.test(words));

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
