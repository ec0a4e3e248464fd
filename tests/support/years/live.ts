import { closeBlocks, type Verification, verifyJournal } from '../../../src/core/journal/index.ts';
import { overdue, standings } from '../../../src/core/records/index.ts';
import { chance } from '../lives-random.ts';
import {
  askByLetter,
  askForData,
  confirm,
  demandErasure,
  dispute,
  lookAtData,
  restrict,
  sendIssue,
  subscribe,
  unsubscribe,
  visit,
  withdrawByPhone,
} from './deeds.ts';
import { type Judgement, judge } from './judge.ts';
import { noteLetters, review, write } from './letters.ts';
import { type Person, people, type Step } from './lives.ts';
import { type Town, town } from './town.ts';

export interface Holding {
  readonly at: Temporal.Instant;
  /** Records by class and stage. */
  readonly records: Readonly<Record<string, number>>;
}

export interface Lived {
  readonly town: Town;
  readonly holdings: readonly Holding[];
  readonly judgement: Judgement;
  /** Of the whole journal, every block with its signature. */
  readonly journal: Verification;
  readonly overdue: number;
  readonly steps: number;
  readonly mails: number;
  readonly people: number;
}

export interface Years {
  readonly people: number;
  readonly years: number;
  readonly seed: number;
  readonly told?: (week: number, of: number) => void;
}

const start = '2026-11-24T10:17:00+01:00';

/** So many people live so many years; then every record's story is judged, and the journal that tells them. */
export async function live({ people: count, years, seed, told = () => {} }: Years): Promise<Lived> {
  const dice = chance(seed);
  const here = await town(start, dice);
  const weeks = years * 52;
  const calendar = byWeek(people(count, weeks - 52, dice));
  const holdings: Holding[] = [];
  const open: { until: number; settle: () => Promise<void> }[] = [];
  let steps = 0;
  const first = Temporal.Instant.from(start).toZonedDateTimeISO('Europe/Berlin');
  for (let week = 0; week < weeks; week += 1) {
    told(week, weeks);
    const morning = first.add({ weeks: week });
    await here.travelTo(morning.toInstant());
    const todo = calendar.get(week) ?? [];
    steps += todo.length;
    await crowd(todo, ({ person, step }) => ask(here, person, step));
    await here.deliver();
    await here.travelTo(morning.add({ minutes: 30 }).toInstant());
    await crowd(todo, ({ person, step }) => answer(here, person, step));
    for (const { person, step } of todo) {
      const settle = await begin(here, person, step);
      if (settle) open.push({ until: week + Number(step.follow ?? 1), settle });
    }
    for (const over of open.filter(({ until }) => until === week)) await over.settle();
    await noteLetters(here);
    await review(here, dice);
    if (week % 26 === 13) await sendIssue(here, `Neues aus Woche ${week}`);
    await here.deliver();
    await here.sweep();
    here.post.forget();
    if (week % 4 === 0) holdings.push(await holdingOf(here));
  }
  await here.deliver();
  const { signer, world } = here.w;
  const end = here.w.now();
  await closeBlocks(world.db, signer, end);
  return {
    town: here,
    holdings,
    judgement: await judge(world.db, end, here.known),
    journal: await verifyJournal(world.db, signer.publicKey),
    overdue: await overdue(world.db, end),
    steps,
    mails: here.post.count(),
    people: count,
  };
}

interface Turn {
  readonly person: Person;
  readonly step: Step;
}

function byWeek(all: readonly Person[]): Map<number, Turn[]> {
  const calendar = new Map<number, Turn[]>();
  for (const person of all)
    for (const step of person.steps) {
      const todo = calendar.get(step.week) ?? [];
      calendar.set(step.week, todo);
      todo.push({ person, step });
    }
  return calendar;
}

async function ask(here: Town, person: Person, step: Step): Promise<void> {
  switch (step.what) {
    case 'visit':
      return visit(here, person);
    case 'subscribe':
      await subscribe(here, person);
      return;
    case 'unsubscribe':
      return unsubscribe(here, person);
    case 'withdraw-by-phone':
      return withdrawByPhone(here, person);
    case 'demand-erasure':
      return demandErasure(here, person);
    case 'write':
      return write(here, person);
    case 'ask-access':
      return askForData(here, person);
    case 'ask-by-letter':
    case 'restrict':
    case 'dispute':
  }
}

async function answer(here: Town, person: Person, step: Step): Promise<void> {
  if (step.what === 'subscribe' && step.follow === true) await confirm(here, person);
  if (step.what === 'ask-access') await lookAtData(here, person);
}

/** What lasts: answers how it ends. */
async function begin(here: Town, person: Person, step: Step): Promise<(() => Promise<void>) | undefined> {
  if (step.what === 'dispute') return dispute(here, person);
  if (step.what === 'restrict') return restrict(here, person);
  return step.what === 'ask-by-letter' ? askByLetter(here, person) : undefined;
}

/** A few at a time, as visitors come. */
async function crowd<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: 6 }, one));
}

async function holdingOf({ w }: Town): Promise<Holding> {
  const found = await standings(w.world.db, w.now());
  return {
    at: w.now(),
    records: Object.fromEntries(found.map((s) => [`${s.class}/${s.stage}`, s.records])),
  };
}
