import type { Chance } from '../lives-random.ts';

/** What somebody does, and in which week of the years. */
export interface Step {
  readonly week: number;
  readonly what:
    | 'visit'
    | 'subscribe'
    | 'unsubscribe'
    | 'withdraw-by-phone'
    | 'demand-erasure'
    | 'write'
    | 'ask-access'
    | 'ask-by-letter'
    | 'restrict'
    | 'dispute';
  /** Of `subscribe`: the link in the mail is followed; of `dispute` and `restrict`: weeks until it is over. */
  readonly follow?: number | boolean;
}

/** At how many servers people have their mailboxes: an issue goes to each no faster than the policy lets it. */
const hosts = 40;

export interface Person {
  readonly address: string;
  readonly ip: string;
  readonly steps: readonly Step[];
}

/** The lives of people over some weeks: who they are, and what they do when. */
export function people(count: number, weeks: number, dice: Chance): readonly Person[] {
  return Array.from({ length: count }, (_, at) => ({
    address: `person-${at}@people-${at % hosts}.example`,
    ip: `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`,
    steps: stepsOf(weeks, dice),
  }));
}

function stepsOf(weeks: number, dice: Chance): readonly Step[] {
  const start = dice.below(weeks);
  const steps: Step[] = [];
  const later = (most: number) => start + dice.below(most);
  const happens = (outOf100: number) => dice.below(100) < outOf100;
  if (happens(65)) {
    const confirms = happens(75);
    steps.push({ week: start, what: 'subscribe', follow: confirms });
    if (confirms && happens(55))
      steps.push({ week: later(8 * 52), what: dice.one(['unsubscribe', 'unsubscribe', 'withdraw-by-phone']) });
    if (happens(10)) steps.push({ week: later(6 * 52), what: 'subscribe', follow: true });
  } else steps.push({ week: start, what: 'visit' });
  if (happens(25)) for (let n = dice.below(3); n >= 0; n -= 1) steps.push({ week: later(104), what: 'write' });
  if (happens(8)) steps.push({ week: later(5 * 52), what: dice.one(['ask-access', 'ask-by-letter']) });
  if (happens(6)) steps.push({ week: later(5 * 52), what: 'demand-erasure' });
  if (happens(2)) steps.push({ week: later(3 * 52), what: 'restrict', follow: 2 + dice.below(80) });
  if (happens(3)) steps.push({ week: later(5 * 52), what: 'dispute', follow: 4 + dice.below(3 * 52) });
  return steps.filter(({ week }) => week < weeks).toSorted((a, b) => a.week - b.week);
}
