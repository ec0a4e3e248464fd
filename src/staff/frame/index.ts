// What the pages of the staff area share: navigation, forms that carry the session's token, moments in words.
export { StaffForm, staffPage } from './frame.tsx';
export { Moment, moment } from './moment.tsx';
