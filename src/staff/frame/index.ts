// What the pages of the staff area share: navigation, forms that carry the session's token, moments in words.
export { emailAddress } from './address.ts';
export { recordsInWords } from './count.ts';
export { isOpen, noRight, StaffForm, staffPage } from './frame.tsx';
export { GoneBy, Moment, moment } from './moment.tsx';
