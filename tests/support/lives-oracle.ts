// What should be true of every record, worked out a second time with plain objects: no database, no code of the records.
import { type Calendar, instants, type Policy, type Stage } from '../../src/core/policy/index.ts';

/** A record as it should stand. */
export interface Life {
  readonly id: string;
  readonly class: string;
  readonly parent: Life | null;
  readonly content: string;
  stage: string;
  since: Temporal.Instant;
  facts: Map<string, Temporal.Instant>;
  cameFrom: { readonly stage: string; readonly since: Temporal.Instant } | null;
  readonly holds: Set<string>;
  due: Temporal.Instant | null;
  goneBy: Temporal.Instant | null;
  gone: boolean;
  /** The event that a hold has put off. */
  demanded: string | null;
  /** What the journal should tell: `kept requested`, `advanced active`, `erased active`. */
  readonly story: string[];
}

export type Outcome = 'gone' | 'event' | 'held' | 'erased' | 'kept' | `in ${string}`;

export interface Oracle {
  readonly lives: ReadonlyMap<string, Life>;
  alive(): Life[];
  rules(policy: Policy, calendar: Calendar): void;
  stageOf(life: Life): Stage;
  kept(
    id: string,
    dataClass: string,
    parent: string | null,
    content: string,
    now: Temporal.Instant,
    facts: Facts,
  ): void;
  event(id: string, event: string, now: Temporal.Instant, facts: Facts): Outcome;
  learned(id: string, facts: Facts): void;
  demand(id: string, now: Temporal.Instant): Outcome;
  holdOpened(hold: string, ids: readonly string[]): number;
  /** Carries out what the hold had put off; how many it covered, and how many of them went by themselves. */
  holdClosed(hold: string, now: Temporal.Instant): { readonly records: number; readonly erased: number };
  /** Carries out everything due at this instant. */
  swept(now: Temporal.Instant): void;
  /** How many records of each class would move, and how many would be due at once, under other rules. */
  planned(
    policy: Policy,
    calendar: Calendar,
    now: Temporal.Instant,
  ): Map<string, { moving: number; dueAtOnce: number }>;
}

type Facts = Readonly<Record<string, Temporal.Instant>>;
interface Ending {
  readonly due: Temporal.Instant;
  readonly goneBy: Temporal.Instant;
}

export function oracle(policy: Policy, calendar: Calendar): Oracle {
  const lives = new Map<string, Life>();
  let rules = { policy, calendar };

  const stageIn = (of: Policy, dataClass: string, stage: string): Stage => {
    const found = of.sections.flatMap((s) => s.classes).find((c) => c.name === dataClass)?.lifecycle.stages[stage];
    if (!found) throw new Error(`the oracle knows no ${dataClass}/${stage}`);
    return found;
  };
  const alive = () => [...lives.values()].filter((life) => !life.gone);
  const living = (id: string) => {
    const life = lives.get(id);
    return life && !life.gone ? life : undefined;
  };
  const below = (top: Life): Life[] => alive().filter((life) => isBelow(life, top));

  function count(life: Life): void {
    const ending = endingOf(stageIn(rules.policy, life.class, life.stage), life, rules.calendar);
    [life.due, life.goneBy] = [ending?.due ?? null, ending?.goneBy ?? null];
  }

  function move(life: Life, target: string, now: Temporal.Instant, facts: Facts): void {
    const from = { stage: life.stage, since: life.since };
    const back = target === 'previous' ? life.cameFrom : null;
    [life.stage, life.since] = back ? [back.stage, back.since] : [target, now];
    const stage = stageIn(rules.policy, life.class, life.stage);
    const isRestricted = stage.kind === 'restricted';
    // A new question, a new answer: what was accepted before this stage began counts for nothing.
    if (!back && stage.awaits) life.facts.delete(`notice:${stage.awaits}`);
    for (const [name, at] of Object.entries(facts)) life.facts.set(name, at);
    life.cameFrom = isRestricted ? from : null;
    count(life);
    life.story.push(`${isRestricted ? 'restricted' : back ? 'released' : 'advanced'} ${life.stage}`);
  }

  function erase(top: Life): void {
    for (const life of [top, ...below(top)]) {
      life.gone = true;
      life.story.push(`erased ${life.stage}`);
    }
  }

  function event(id: string, name: string, now: Temporal.Instant, facts: Facts): Outcome {
    const life = living(id);
    if (!life) return 'gone';
    const target = stageIn(rules.policy, life.class, life.stage).on?.[name];
    if (target === undefined) return 'event';
    if (target === 'erased') {
      if ([life, ...below(life)].some((each) => each.holds.size > 0)) {
        if (life.demanded !== 'erasureDemanded') life.demanded = name;
        life.story.push(`refused-erasure ${life.stage}`);
        return 'held';
      }
      erase(life);
      return 'erased';
    }
    move(life, target, now, facts);
    return `in ${life.stage}`;
  }

  function demand(id: string, now: Temporal.Instant): Outcome {
    const outcome = event(id, 'erasureDemanded', now, {});
    if (outcome === 'gone' || outcome === 'erased' || outcome === 'held') return outcome;
    const life = lives.get(id);
    life?.story.push(`refused-erasure ${life.stage}`);
    return 'kept';
  }

  return {
    lives,
    alive,
    rules: (next, itsCalendar) => {
      rules = { policy: next, calendar: itsCalendar };
      for (const life of alive()) count(life);
    },
    stageOf: (life) => stageIn(rules.policy, life.class, life.stage),
    kept: (id, dataClass, parent, content, now, facts) => {
      const found = rules.policy.sections.flatMap((s) => s.classes).find((c) => c.name === dataClass);
      if (!found) throw new Error(`the oracle knows no ${dataClass}`);
      const stage = found.lifecycle.first;
      const life: Life = {
        id,
        class: dataClass,
        parent: parent === null ? null : (lives.get(parent) ?? null),
        content,
        stage,
        since: now,
        facts: new Map(Object.entries(facts)),
        cameFrom: null,
        holds: new Set(),
        due: null,
        goneBy: null,
        gone: false,
        demanded: null,
        story: [`kept ${stage}`],
      };
      lives.set(id, life);
      count(life);
    },
    event,
    learned: (id, facts) => {
      const life = living(id);
      if (!life) return;
      for (const [name, at] of Object.entries(facts)) {
        life.facts.set(name, at);
        if (name.startsWith('notice:')) life.story.push(`noticed ${life.stage}`);
      }
      count(life);
    },
    demand,
    holdOpened: (hold, ids) => {
      const covered = new Set<Life>();
      for (const id of ids) for (let at = living(id) ?? null; at; at = at.parent) covered.add(at);
      for (const life of covered) {
        life.holds.add(hold);
        life.story.push(`held ${life.stage}`);
      }
      return covered.size;
    },
    holdClosed: (hold, now) => {
      const freed = alive().filter((life) => life.holds.delete(hold));
      let gone = 0;
      for (const life of freed.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        if (life.gone || life.holds.size > 0 || life.demanded === null) continue;
        const put = life.demanded;
        life.demanded = null;
        // A demand stands wherever the record went meanwhile; anything else has been overtaken by then.
        if (put === 'erasureDemanded') demand(life.id, now);
        else if (stageIn(rules.policy, life.class, life.stage).on?.[put] === 'erased') event(life.id, put, now, {});
        if (life.gone) gone += 1;
      }
      return { records: freed.length, erased: gone };
    },
    swept: (now) => {
      const isDue = (life: Life) =>
        !life.gone && life.holds.size === 0 && life.due !== null && Temporal.Instant.compare(life.due, now) <= 0;
      for (let due = alive().filter(isDue); due.length > 0; due = alive().filter(isDue)) {
        for (const life of due.filter((each) => timeoutOf(each) === 'erased')) if (!life.gone) erase(life);
        for (const life of due.filter(isDue)) move(life, timeoutOf(life), now, {});
      }
    },
    planned: (next, itsCalendar, now) => {
      const counts = new Map<string, { moving: number; dueAtOnce: number }>();
      for (const life of alive()) {
        const counted = counts.get(life.class) ?? { moving: 0, dueAtOnce: 0 };
        counts.set(life.class, counted);
        const ending = endingOf(stageIn(next, life.class, life.stage), life, itsCalendar);
        if (String(ending?.due) !== String(life.due ?? undefined)) counted.moving += 1;
        if (ending && Temporal.Instant.compare(ending.due, now) <= 0) counted.dueAtOnce += 1;
      }
      return counts;
    },
  };

  function timeoutOf(life: Life): string {
    const target = stageIn(rules.policy, life.class, life.stage).after?.to;
    if (target === undefined) throw new Error(`the oracle sees ${life.class}/${life.stage} due without a deadline`);
    return target;
  }
}

function isBelow(life: Life, top: Life): boolean {
  for (let at = life.parent; at; at = at.parent) if (at === top) return true;
  return false;
}

/** Of all spans whose fact is known, the one that ends first. */
function endingOf(stage: Stage, life: Life, calendar: Calendar): Ending | undefined {
  const endings = (stage.after?.earliest ?? []).flatMap(({ deadline, from }) => {
    const start = from === 'since' ? life.since : life.facts.get(from);
    return start ? [instants(deadline, start, calendar)] : [];
  });
  return endings.toSorted((a, b) => Temporal.Instant.compare(a.end, b.end))[0];
}
