import assert from 'node:assert/strict';
import type { Act } from '../../src/core/records/index.ts';
import type { NewRequest, RequestAnswer, RequestAnswered, Requests } from '../../src/core/section/index.ts';
import { type Queries, transaction } from '../../src/core/store/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { rights } from '../../src/sections/rights/index.ts';
import {
  openedRequest,
  outlineById,
  type Request,
  type RequestOutline,
} from '../../src/sections/rights/request/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { type NewsletterWorld, newsletterWorld } from './newsletter.ts';
import type { TestWorldOptions } from './world.ts';

/** A world in which people ask for their rights, by whatever way. */
export interface RequestsWorld extends NewsletterWorld {
  readonly requests: Requests;
  act(by?: Act['by']): Act;
  run<T>(work: (tx: Queries) => Promise<T>): Promise<T>;
  /** Enters a request, by mail and now where nothing else is said; answers its id. */
  receive(what?: Partial<NewRequest>): Promise<string>;
  answer(request: string, what: RequestAnswer): Promise<RequestAnswered>;
  outline(request: string): Promise<RequestOutline>;
  /** What it says, opened for its purpose: to answer it, or to prove the answer. */
  read(request: string, purpose?: 'rights.answer' | 'rights.proof'): Promise<Request | undefined>;
}

export async function requestsWorld(options: Partial<TestWorldOptions> = {}): Promise<RequestsWorld> {
  const w = await newsletterWorld({ sections: [website, newsletter, rights], ...options });
  const { world } = w;
  const { requests } = world;
  assert.ok(requests, 'the section of rights takes in requests');
  const act = (by: Act['by'] = 'staff'): Act => ({ now: w.now(), by });
  const run = <T>(work: (tx: Queries) => Promise<T>) => transaction(world.db, work);
  return {
    ...w,
    requests,
    act,
    run,
    receive: async (what = {}) => {
      const usual: NewRequest = {
        kinds: ['access'],
        channel: 'mail',
        address: 'mia@example.org',
        receivedAt: w.now(),
        language: 'de',
      };
      return (await run((tx) => requests.receive(tx, { ...usual, ...what }, act()))).request;
    },
    answer: (request, what) => run((tx) => requests.answer(tx, request, what, act())),
    outline: async (request) => {
      const found = await outlineById(world, world.db, request);
      assert.ok(found, 'the request is there');
      return found;
    },
    read: async (request, purpose = 'rights.answer') =>
      (await openedRequest(world, world.db, request, purpose))?.request,
  };
}
