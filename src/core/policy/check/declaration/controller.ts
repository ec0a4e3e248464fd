import { readCalendar } from '../calendar.ts';
import { fault, type Rule, refuse } from '../rule.ts';

/** Who answers for it all, to whom one may complain, and where and in which words (Art. 13(1)(a), 13(2)(d) GDPR). */
export const controllerRules: readonly Rule[] = [
  refuse('controller-name', function* ({ controller }) {
    if (isEmpty(controller.name))
      yield fault('controller', 'it has no name (Art. 13(1)(a) GDPR). Write the name as registered.');
  }),
  refuse('controller-address', function* ({ controller }) {
    if ([controller.street, controller.postalCode, controller.city].some(isEmpty))
      yield fault('controller', 'its postal address is incomplete (S1, § 5 DDG). Give street, postal code and city.');
  }),
  refuse('controller-email', function* ({ controller }) {
    for (const address of [controller.email, ...controller.aliases])
      if (!isMailbox(address))
        yield fault('controller', `“${address}” is no e-mail address (S2). Give one that is read.`);
  }),
  refuse('controller-phone', function* ({ controller }) {
    if (!/\d{3}/.test(controller.phone.replaceAll(/\D/g, '')))
      yield fault('controller', 'it has no telephone number (S2, § 5 DDG). Give one that is answered.');
  }),
  refuse('controller-website', function* ({ controller }) {
    if (!URL.canParse(controller.website))
      yield fault('controller', `“${controller.website}” is no address of a website. Write it with https://.`);
  }),
  refuse('authority-missing', function* ({ authority }) {
    const { street, postalCode, city, website } = authority;
    if ([authority.name.de, street, postalCode, city, website].some(isEmpty) || !isMailbox(authority.email))
      yield fault(
        'authority',
        'the supervisory authority is incomplete (Art. 13(2)(d) GDPR, S82). Give name, address, e-mail and website.',
      );
  }),
  refuse('german-not-first', function* ({ languages }) {
    if (languages[0] !== 'de')
      yield fault('languages', 'German governs and stands first (Q20). Begin the list with de.');
  }),
  refuse('time-zone-unknown', function* (policy) {
    const read = readCalendar(policy);
    if ('unreadable' in read && read.unreadable.code === 'time-zone-unknown')
      yield fault('timeZone', read.unreadable.message);
  }),
  refuse('holidays-unknown', function* (policy) {
    const read = readCalendar(policy);
    if ('unreadable' in read && read.unreadable.code !== 'time-zone-unknown')
      yield fault('holidays', read.unreadable.message);
  }),
];

const isEmpty = (words: string): boolean => words.trim() === '';

const isMailbox = (address: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address);
