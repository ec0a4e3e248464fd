import type { Claimed, Window } from '../turn/claiming.ts';

/** A recipient who was taken, and whose mail has not been handed to the line. */
export interface Waiting {
  readonly window: Window;
  readonly recipient: Claimed;
}

/**
 * Who was taken and still waits for a place on the line. They leave it for the line, or at once when their subscription
 * ends or their issue is paused: nobody who withdraws waits for a server that does not answer.
 */
export class WaitingRoom {
  readonly #bySubscription = new Map<string, Waiting[]>();

  enter(window: Window): void {
    for (const recipient of window.recipients) {
      const others = this.#bySubscription.get(recipient.subscription) ?? [];
      this.#bySubscription.set(recipient.subscription, [...others, { window, recipient }]);
    }
  }

  /** Answers false when they have left already. */
  leave(window: Window, { subscription }: Claimed): boolean {
    const waiting = this.#bySubscription.get(subscription) ?? [];
    const left = waiting.filter((one) => one.window.id !== window.id);
    if (left.length === waiting.length) return false;
    if (left.length === 0) this.#bySubscription.delete(subscription);
    else this.#bySubscription.set(subscription, left);
    return true;
  }

  /** Sends away whoever waits for this subscription. */
  ofSubscription(subscription: string): readonly Waiting[] {
    const waiting = this.#bySubscription.get(subscription) ?? [];
    this.#bySubscription.delete(subscription);
    return waiting;
  }

  /** Sends away whoever waits for this issue. */
  ofCampaign(campaign: string): readonly Waiting[] {
    const all = [...this.#bySubscription.values()].flat().filter(({ window }) => window.campaign === campaign);
    for (const { window, recipient } of all) this.leave(window, recipient);
    return all;
  }
}
