// What the pages of the staff area share: navigation, forms that carry the session's token, moments in words.
export { emailAddress } from './address.ts';
export { noRight, StaffForm, staffPage } from './frame.tsx';
export { GoneBy, locales, Moment, moment } from './moment.tsx';
