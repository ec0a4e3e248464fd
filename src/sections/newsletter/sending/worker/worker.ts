import { MailError, type MayLeave } from '../../../../core/mail/index.ts';
import { apartFor, type World } from '../../../../core/section/index.ts';
import { Ledger } from '../ledger/ledger.ts';
import { type Outcome, outcomeOf } from '../ledger/outcome.ts';
import { Ahead, Begun } from '../line/begun.ts';
import { type Carrier, carrier } from '../line/carrier.ts';
import { forgetMarks } from '../line/forget-marks.ts';
import { Marks } from '../line/marks.ts';
import { type CompiledIssue, compileIssue } from '../line/message.ts';
import type { SendingOptions } from '../options.ts';
import { claim } from '../turn/claim.ts';
import type { Claimed, Window } from '../turn/claiming.ts';
import { openDeliveries, type Running, runningDeliveries } from '../turn/deliveries.ts';
import { finishErased, finishStep } from '../turn/finish.ts';
import { listPage } from '../turn/listing.ts';
import { forgetFullBuckets } from '../turn/pace.ts';
import { startDue } from '../turn/start-due.ts';
import { takeOver } from '../turn/take-over.ts';
import { Heard } from './hearing.ts';
import { Presence } from './presence.ts';
import { type Waiting, WaitingRoom } from './waiting.ts';

/**
 * One process's hands: takes recipients of running issues, window by window, hands their mails to the line and notes what
 * became of them. Many workers share an issue; none needs to know of another.
 */
export class CampaignWorker implements AsyncDisposable {
  readonly #world: World;
  readonly #options: SendingOptions;
  readonly #presence: Presence;
  readonly #carrier: Carrier;
  readonly #ledger: Ledger;
  readonly #issues = new Map<string, Promise<CompiledIssue | undefined>>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #room = new WaitingRoom();
  readonly #marks = new Map<string, Marks>();
  readonly #begun = new WeakMap<Window, Begun>();
  readonly #ahead: Ahead;
  readonly #hearing: Heard;
  #turn = 0;
  #signal: AbortSignal | undefined;

  private constructor(world: World, options: SendingOptions, presence: Presence, hearing: Heard) {
    // What is sent is read by a role that sees no evidence and nothing that has ended (decision 0097).
    this.#world = apartFor(world, 'sending');
    this.#options = options;
    this.#presence = presence;
    this.#hearing = hearing;
    this.#ahead = new Ahead(options.window);
    this.#carrier = carrier(world, { ...options, log: (line) => options.log({ event: 'line', line }) });
    this.#ledger = new Ledger(this.#world, {
      group: options.group,
      within: options.within.total('milliseconds'),
      failed: (error) => options.log({ event: 'failed', error }),
      settled: (claims) => {
        for (const claim of claims) {
          this.#marks.get(claim)?.remove();
          this.#marks.delete(claim);
        }
      },
    });
    hearing.onEnded = (subscription) => {
      for (const waiting of this.#room.ofSubscription(subscription)) this.#note(waiting, { state: 'dropped' });
      this.#carrier.reconsider();
    };
    hearing.onHalted = (campaign) => {
      for (const waiting of this.#room.ofCampaign(campaign)) this.#note(waiting, { state: 'queued' });
      this.#carrier.reconsider();
    };
  }

  static async open(world: World, options: SendingOptions): Promise<CampaignWorker> {
    const hearing = new Heard();
    const presence = await Presence.open(world.transport.databaseUrl, hearing);
    await forgetMarks(world);
    return new CampaignWorker(world, options, presence, hearing);
  }

  get isLost(): boolean {
    return this.#presence.isLost;
  }

  /** Called when an issue was started, paused, resumed or cancelled. */
  onChange(wake: () => void): void {
    this.#hearing.wake = wake;
  }

  /** Does what can be done at this instant; ends early when the signal comes, and disposing ends what is on the line. */
  async work(signal?: AbortSignal): Promise<void> {
    this.#signal = signal;
    const isOver = () => signal?.aborted === true || this.isLost;
    await this.#begin();
    for (let upcoming = this.#next(isOver); ; ) {
      const window = await upcoming;
      if (!window) break;
      // The next window is taken while this one is sent, so that the line never waits for the database.
      upcoming = isOver() ? Promise.resolve(undefined) : this.#next(isOver);
      // Heard when it is awaited; until then a failure is nobody's.
      upcoming.catch(() => {});
      await this.#send(window, isOver);
    }
    if (isOver()) return;
    await this.#settle();
    await this.#finish(isOver);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Where only the database is lost there is time: what was accepted is noted when it is back, or another has its place.
    if (this.isLost && this.#signal?.aborted === false)
      this.#signal.addEventListener('abort', () => this.#ledger.hurry(), { once: true });
    else this.#ledger.hurry();
    await this.#carrier.close();
    await this.#settle();
    await this.#presence[Symbol.asyncDispose]();
  }

  async #begin(): Promise<void> {
    const repeated = await takeOver(this.#world, this.#presence.worker);
    if (repeated > 0) this.#options.log({ event: 'taken-over', mails: repeated });
    await startDue(apartFor(this.#world, 'house'), this.#options.log);
  }

  /** The next window of any running issue, each in its turn; undefined when nobody is to be had. */
  async #next(isOver: () => boolean): Promise<Window | undefined> {
    while (!isOver()) {
      await this.#ledger.room(this.#options.window);
      const running = await runningDeliveries(this.#world);
      let anything = false;
      for (let i = 0; i < running.length; i += 1) {
        const delivery = running[(this.#turn + i) % running.length];
        if (!delivery) continue;
        if (!delivery.complete && delivery.size - delivery.taken < 2 * this.#options.window)
          anything = (await listPage(this.#world, delivery.delivery)) || anything;
        const window = await this.#claim(delivery, isOver);
        if (window.recipients.length > 0) {
          this.#ledger.expect(window.id, window.recipients.length);
          this.#room.enter(window);
          // What was heard while they were being taken was said to nobody.
          for (const { subscription } of window.recipients)
            if (this.#hearing.hasEnded(subscription, window.since)) this.#hearing.onEnded(subscription);
          this.#turn += i + 1;
          return window;
        }
        anything ||= window.taken > 0;
      }
      if (!anything) return undefined;
    }
    return undefined;
  }

  /** Takes recipients; how far their mails come is marked from before anybody can know that they were taken. */
  async #claim(delivery: Running, isOver: () => boolean): Promise<Window> {
    const { worker } = this.#presence;
    const begun = this.#ahead.next();
    const opened = new Map<string, Marks>();
    const began = (id: string, numbers: readonly number[]) => {
      const marks = Marks.open(this.#world.transport.marksFolder, id, numbers);
      if (marks) opened.set(id, marks);
    };
    try {
      const window = await claim(this.#world, { ...delivery, worker, most: this.#options.window, begun, began });
      this.#begun.set(window, this.#begunOf(window, begun, isOver));
      const marks = opened.get(window.id);
      if (marks) this.#marks.set(window.id, marks);
      opened.delete(window.id);
      return window;
    } finally {
      // Of attempts that the database undid.
      for (const marks of opened.values()) marks.remove();
    }
  }

  #begunOf({ id, recipients }: Window, begun: number, isOver: () => boolean): Begun {
    const { db } = this.#world;
    const failed = (error: unknown) => this.#options.log({ event: 'failed', error });
    return new Begun({ db, claim: id, count: recipients.length, begun, ahead: this.#ahead, failed, isOver });
  }

  async #send(window: Window, isOver: () => boolean): Promise<void> {
    const issue = await this.#issue(window.campaign).catch((error: unknown) => {
      this.#issues.delete(window.campaign);
      this.#options.log({ event: 'failed', error });
      return 'failed' as const;
    });
    for (const [place, recipient] of window.recipients.entries()) {
      if (!isOver()) await this.#carrier.ready();
      const isTold = !isOver() && (await this.#begun.get(window)?.reach(place)) === true;
      if (!this.#room.leave(window, recipient)) continue;
      if (!isTold) {
        this.#note({ window, recipient }, { state: 'queued' });
        continue;
      }
      const work = this.#mail(window, issue, recipient, isOver);
      this.#underWay.add(work);
      void work.finally(() => this.#underWay.delete(work));
    }
  }

  async #mail(
    window: Window,
    issue: CompiledIssue | undefined | 'failed',
    recipient: Claimed,
    isOver: () => boolean,
  ): Promise<void> {
    const note = (outcome: Outcome) => this.#note({ window, recipient }, outcome);
    const marks = this.#marks.get(window.id);
    const mayLeave: MayLeave = (part) => {
      if (isOver() || this.#hearing.hasEnded(recipient.subscription, window.since)) return false;
      if (this.#hearing.isHalted(window.campaign)) return false;
      return part === 'envelope' || marks === undefined || marks.leaves(recipient.number);
    };
    try {
      if (issue === 'failed') return note({ state: 'queued', nextAt: inAMinute(this.#world) });
      if (!issue || this.#hearing.hasEnded(recipient.subscription, window.since)) return note({ state: 'dropped' });
      if (!mayLeave('envelope')) return note({ state: 'queued' });
      const own = recipient.ground === 'customer' ? issue.customers : issue;
      if (!own) return note({ state: 'dropped' });
      const reply = await this.#carrier.carry(own, recipient, mayLeave, ({ outcome }) => {
        this.#ahead.answered();
        marks?.answered(recipient.number, outcome);
      });
      if (reply === 'kept-back')
        return note({ state: this.#hearing.hasEnded(recipient.subscription, window.since) ? 'dropped' : 'queued' });
      // Closed before it was its turn: as if it had never been handed over.
      if (reply.outcome === 'later' && reply.code === 0 && isOver()) return note({ state: 'queued' });
      note(outcomeOf(reply, recipient.attempt, this.#world.clock.now()));
    } catch (error) {
      this.#options.log({ event: 'failed', error });
      // An address that no header can carry stays one; anything else may have passed in a minute.
      if (error instanceof MailError && error.code === 'mail/address') note({ state: 'bounced', code: 553 });
      else note({ state: 'queued', nextAt: inAMinute(this.#world) });
    }
  }

  #note({ window, recipient }: Waiting, outcome: Outcome): void {
    const { worker } = this.#presence;
    this.#ledger.note({ claim: window.id, delivery: window.delivery, number: recipient.number, worker, ...outcome });
  }

  #issue(campaign: string): Promise<CompiledIssue | undefined> {
    const known = this.#issues.get(campaign) ?? compileIssue(this.#world, campaign);
    this.#issues.set(campaign, known);
    return known;
  }

  async #settle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    await this.#ledger.flush();
  }

  async #finish(isOver: () => boolean): Promise<void> {
    const { db, clock } = this.#world;
    for (const delivery of await openDeliveries(this.#world))
      while (!isOver() && (await finishStep(this.#world, delivery)));
    await finishErased(db, clock.now());
    await forgetFullBuckets(db, clock.now());
    const running = new Set((await runningDeliveries(this.#world)).map(({ campaign }) => campaign));
    for (const campaign of this.#issues.keys()) if (!running.has(campaign)) this.#issues.delete(campaign);
  }
}

const inAMinute = ({ clock }: World): Temporal.Instant => clock.now().add({ minutes: 1 });
