// A whole Avow in whose simulated years people live: what they do goes through its pages, what staff do through its deeds.
import { after } from 'node:test';
import { sql } from 'kysely';
import { sweepAll, sweepNow } from '../../../src/core/jobs/index.ts';
import { nextDueInstant, setSimulatedNow } from '../../../src/core/records/index.ts';
import { inviteStaff } from '../../../src/staff/index.ts';
import type { Chance } from '../lives-random.ts';
import { withStaff } from '../staff.ts';
import { type TestWorld, testWorld } from '../world.ts';
import type { Known } from './judge.ts';
import { type Post, post } from './post.ts';

export interface Town {
  readonly w: TestWorld;
  readonly post: Post;
  /** The accounts of two people at work. */
  readonly staff: readonly [string, string];
  readonly known: {
    readonly facts: Map<string, { name: string; at: Temporal.Instant }[]>;
    readonly holds: Map<string, { from: Temporal.Instant; until?: Temporal.Instant }[]>;
  } & Known;
  /** Notes that something happened to a record now. */
  happened(record: string, name: 'mail' | 'message' | 'receipt'): void;
  form(path: string, form: Record<string, string>, ip: string): Promise<Response>;
  /** Moves the clock. Sometimes what is due is swept at its instant, sometimes as late as a busy server may come to it. */
  travelTo(target: Temporal.Instant): Promise<void>;
  deliver(): Promise<void>;
}

/** The longest that a sweep may be late without breaking a promise: what is due within the hour is gone within the hour. */
const slack = 50 * 60;

export async function town(at: string, dice: Chance): Promise<Town> {
  const mail = await post();
  after(() => mail[Symbol.asyncDispose]());
  const w = await testWorld({ ...withStaff, at, smtpUrl: mail.url });
  const known: Town['known'] = { facts: new Map(), holds: new Map() };
  const { db, records } = w.world;
  const sweep = () => sweepAll(db, records, { now: w.now(), by: 'policy' });

  return {
    w,
    post: mail,
    staff: [await employ(w, 'author'), await employ(w, 'approver')],
    known,
    happened(record, name) {
      const facts = known.facts.get(record) ?? [];
      known.facts.set(record, facts);
      facts.push({ name, at: w.now() });
    },
    form: async (path, form, ip) =>
      w.web.request(
        w.world.baseUrl + path,
        {
          method: 'POST',
          body: new URLSearchParams(form).toString(),
          headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: w.world.baseUrl },
        },
        { incoming: { socket: { remoteAddress: ip } } },
      ),
    async travelTo(target) {
      for (;;) {
        const next = await stop(target);
        await setSimulatedNow(db, next);
        await w.clock.refresh();
        await sweep();
        if (Temporal.Instant.compare(next, target) >= 0) return;
      }
    },
    deliver: async () => {
      await w.deliver();
      for (;;) {
        const next = await w.nextDelivery();
        if (!next || Temporal.Instant.compare(next, w.now().add({ minutes: 10 })) > 0) return;
        if (Temporal.Instant.compare(next, w.now()) > 0) {
          await setSimulatedNow(db, next);
          await w.clock.refresh();
        }
        await w.deliver();
        await sweepNow(db, records, { now: w.now(), by: 'policy' });
      }
    },
  };

  async function stop(target: Temporal.Instant): Promise<Temporal.Instant> {
    const due = await nextDueInstant(db, w.now());
    if (!due || Temporal.Instant.compare(due, target) >= 0) return target;
    const late = dice.below(3) === 0 ? due : due.add({ seconds: dice.below(slack) });
    const sharp = await endsAtOnce(due, late);
    return [late, sharp, target].toSorted(Temporal.Instant.compare)[0] ?? target;
  }

  /** Deadlines that leave no time at all, counted in hours to the instant, are met at the instant. */
  async function endsAtOnce(from: Temporal.Instant, to: Temporal.Instant): Promise<Temporal.Instant> {
    const { rows } = await sql<{ due: Temporal.Instant }>`
      select due from core.record where due between ${from} and ${to} and due = gone_by and holds = 0
      order by due limit 1`.execute(db);
    return rows[0]?.due ?? to;
  }
}

/** Invites somebody, who signs in; answers their account. */
async function employ(w: TestWorld, name: string): Promise<string> {
  const { link } = await inviteStaff(w.world, `${name}@avow.test`, { now: w.now(), by: 'operator' });
  await w.post(new URL(link).pathname, {});
  const { rows } = await sql<{ id: string }>`
    select id from core.record where class = 'staff.account' and stage = 'active' order by since desc, id desc limit 1`.execute(
    w.world.db,
  );
  const [account] = rows;
  if (!account) throw new Error(`${name} could not sign in.`);
  return account.id;
}
