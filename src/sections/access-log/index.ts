// The log of requests (S15 to S19): who asked for what, for as long as the policy says and not a moment longer.
// Promises: one line a request; lines lie in slices of time, and a slice goes as a whole before its oldest line is too old;
// lines that prove an incident stay until it has been clarified, and their neighbours go on time; log files of other
// servers are held to the same limit.
// Refuses: tokens, paths and query strings in a line; evidence without an incident.
export { type BreachStep, breachByRecord, breaches, registerBreach, stepBreach } from './breach/breach.ts';
export { refuseSecond, second } from './evidence/eyes.ts';
export {
  closeIncident,
  discloseOrder,
  type NewIncident,
  openIncident,
  prolongOrder,
} from './evidence/incident.ts';
export { incidentByRecord, incidents } from './evidence/queries.ts';
export { watchedFolders } from './folders/watch.ts';
export { type Found, linesAbout } from './log/search.ts';
export { accessLog } from './section.ts';
