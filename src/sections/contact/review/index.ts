// The yearly review (S25 to S31): what has to be looked at again, what somebody found, and what goes if nobody looks.
// Promises: a review is a task before its day, and whoever may do it is reminded until it is done; keeping takes a ground,
// a reason and a day; the journal says which ground, never why.
// Refuses: to keep by silence, and to prolong beyond the policy's period.
export { reviewFigures } from './figures.ts';
export { type Classified, classifiedOf, groundsOf, letterOf, type Resting, reclassify } from './ground.ts';
export { type Finding, findNeeded, latestReviewDay } from './needed.ts';
export { type Fate, fateOfOne, type MonthOf, type Outlook, outlook } from './outlook.ts';
export { reviewsMail } from './reminder.ts';
export { type Received, receiveRequest } from './request.ts';
export { type Tasks, tasks } from './tasks.ts';
export { locked, type Withdrawn, withdraw, withdrawals } from './withdraw.ts';
export { reviewWork } from './work.ts';
