// Jobs: what is done again and again, in one schedule, and the journey of a simulated clock.
// Promises: each job is two lines that call the domain; all workers may run all jobs; a missed run catches up.
// Refuses: to know what the jobs are about.
export { everyJob, type Job } from './every.ts';
export { forward, type Journey, type Travelled } from './forward.ts';
export { schedule } from './schedule.ts';
export { sweepAll, sweepNow } from './sweep.ts';
