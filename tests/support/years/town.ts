// A whole Avow in whose simulated years people live: what they do goes through its pages, what staff do through its deeds.
import { after } from 'node:test';
import { sql } from 'kysely';
import { sweepAll, sweepNow } from '../../../src/core/jobs/index.ts';
import { nextDueInstant, recordsOf, setSimulatedNow } from '../../../src/core/records/index.ts';
import { inviteStaff } from '../../../src/staff/index.ts';
import { type Dovecot, dovecot } from '../dovecot.ts';
import type { Chance } from '../lives-random.ts';
import { withStaff } from '../staff.ts';
import { type TestWorld, testWorld } from '../world.ts';
import type { Known } from './judge.ts';
import { type Post, post } from './post.ts';

export interface Town {
  readonly w: TestWorld;
  readonly post: Post;
  /** Where people write to; the letters of each lie in it as files. */
  readonly mailbox: Dovecot;
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
  /** Carries out what is due at this instant. */
  sweep(): Promise<void>;
}

export const desk = 'info';

/** Between two rounds of what waits for its turn: an issue to thousands is no thousand rounds. */
const breath = { seconds: 5 };

/** The longest that a sweep may be late without breaking a promise: what is due within the hour is gone within the hour. */
const slack = 50 * 60;

export async function town(at: string, dice: Chance): Promise<Town> {
  const mail = await post();
  after(() => mail[Symbol.asyncDispose]());
  const mailbox = await dovecot({ users: [desk] });
  after(() => mailbox[Symbol.asyncDispose]());
  const returns = { imapUrl: mailbox.imapUrl(desk) };
  const w = await testWorld({ ...withStaff, at, smtpUrl: mail.url, returns });
  const known: Town['known'] = { facts: new Map(), holds: new Map() };
  const { db, records } = w.world;
  // Mail alone: what came in was read a moment ago.
  const mailOut = async () => {
    await w.outbox.deliverDue();
    for (const work of w.works.filter(({ name }) => name !== 'contact')) await work.runDue();
  };
  const sweep = async () => {
    await sweepAll(db, records, { now: w.now(), by: 'policy' });
  };

  return {
    w,
    post: mail,
    mailbox,
    staff: [await employ(w, 'author'), await employ(w, 'approver')],
    known,
    sweep,
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
        await setSimulatedNow(db, latest(next, w.now()).add(breath));
        await w.clock.refresh();
        await mailOut();
        await sweepNow(db, records, { now: w.now(), by: 'policy' });
      }
    },
  };

  async function stop(target: Temporal.Instant): Promise<Temporal.Instant> {
    const due = await nextDueInstant(db, w.now());
    if (!due || Temporal.Instant.compare(due, target) >= 0) return target;
    const late = dice.below(3) === 0 ? due : due.add({ seconds: dice.below(slack) });
    const sharp = await endsAtOnce(due, late);
    return [late, sharp, target].toSorted((a, b) => Temporal.Instant.compare(a, b))[0] ?? target;
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
  const address = `${name}@avow.test`;
  const { link } = await inviteStaff(w.world, address, { now: w.now(), by: 'operator' });
  await w.post(new URL(link).pathname, {});
  const [account] = await recordsOf(w.world.db, w.world.records.subject('staff', address), 'staff.account');
  if (!account) throw new Error(`${name} could not sign in.`);
  return account.id;
}

const latest = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) > 0 ? a : b;
