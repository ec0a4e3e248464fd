import { exactly, first, type Happened, slice, untilYears, type Window, within, withinYears } from './limits.ts';

/** When a record leaves a stage by itself, by class and stage. A stage that is not named here is left by events alone. */
export const rules: Readonly<Record<string, (it: Happened) => Window | undefined>> = {
  'access-log.entry/kept': ({ since }) => exactly(slice(since), { days: 7 }),
  'access-log.evidence/kept': ({ since }) => exactly(since, { days: 7 }),
  'access-log.incident/closed': ({ since }) => withinYears(since, 3),
  'newsletter.subscription/requested': ({ since }) => exactly(since, { days: 7 }),
  'newsletter.subscription/proof': ({ since, last }) => {
    const mail = last('mail');
    return first(within(since, { years: 4 }), mail && withinYears(mail, 3));
  },
  'newsletter.confirmation-limit/counted': ({ since }) => exactly(since, { days: 30 }),
  'newsletter.campaign/sent': ({ since }) => withinYears(since, 3),
  'newsletter.delivery/kept': ({ since }) => within(since, { days: 30 }),
  'staff.account/invited': ({ since }) => exactly(since, { days: 7 }),
  'staff.session/open': ({ since }) => exactly(since, { hours: 12 }),
  'staff.deed/kept': ({ since }) => within(since, { days: 90 }),
  // A day and two hours that count to their end, and an hour to erase in.
  'rights.visit/invited': ({ since }) => exactly(since, { hours: 25 }),
  'rights.visit/open': ({ since }) => exactly(since, { hours: 3 }),
  'rights.request/answered': ({ since }) => withinYears(since, 3),
  'contact.conversation/current': ({ since }) => within(since, { years: 1 }),
  'contact.conversation/review': ({ since }) => within(since, { months: 1 }),
  'contact.conversation/unneeded': ({ since }) => within(since, { months: 1 }),
  'contact.conversation/deal': ({ since }) => within(since, { years: 1 }),
  'contact.conversation/letter': ({ since, last }) =>
    first(untilYears(last('message') ?? since, 6), untilYears(since, 6)),
};
