import type { Entry } from '../journal/index.ts';
import type { Queries } from '../store/index.ts';
import { subjects } from '../vault/index.ts';
import { collectKeys } from './erasure/collect.ts';
import { type Demanded, demandErasure } from './erasure/demand.ts';
import { eraseMany } from './erasure/erase-many.ts';
import { type Swept, sweep } from './erasure/sweep.ts';
import { closeHold, type HoldClosed } from './hold.ts';
import { type Advanced, advance, learn } from './life/advance.ts';
import { type AdvanceMany, advanceMany } from './life/advance-many.ts';
import { assign } from './life/assign.ts';
import { type Keep, type Kept, keep } from './life/keep.ts';
import { type KeepMany, keepMany, type Prepared, prepareMany } from './life/keep-many.ts';
import { type LearnMany, learnMany } from './life/learn-many.ts';
import { type Opened, type OpenRefused, open, openMany } from './open.ts';
import type { Act, Keeping } from './record.ts';
import { eraseKeyless } from './replay/erased.ts';
import { type Again, type Replayed, replay } from './replay/replay.ts';

type Facts = Readonly<Record<string, Temporal.Instant>>;

/** The deeds on records, bound to the rules in force. Each takes the transaction it belongs to. */
export interface Records {
  /** A person as one section knows them. */
  subject(section: string, address: string): Buffer;
  keep(tx: Queries, what: Keep, act: Act): Promise<Kept>;
  keepMany(tx: Queries, what: KeepMany, act: Act): Promise<readonly Kept[]>;
  prepareMany(tx: Queries, what: KeepMany, act: Act): Promise<Prepared>;
  advance(tx: Queries, id: string, event: string, act: Act, facts?: Facts): Promise<Advanced>;
  /** The same event for many records, each with facts of its own; answers which went on by it. */
  advanceMany(tx: Queries, what: AdvanceMany, act: Act): Promise<readonly string[]>;
  learn(tx: Queries, id: string, facts: Facts, act: Act): Promise<boolean>;
  /** Whom it is about has turned out later: found by that subject from now on. */
  assign(tx: Queries, id: string, subject: Buffer, act: Act): Promise<boolean>;
  learnMany(tx: Queries, what: LearnMany, act: Act): Promise<number>;
  open(tx: Queries, id: string, purpose: string): Promise<Opened | OpenRefused>;
  openMany(tx: Queries, ids: readonly string[], purpose: string): Promise<ReadonlyMap<string, Opened>>;
  demandErasure(tx: Queries, id: string, act: Act): Promise<Demanded>;
  /** Erases those of many records whose stage says that the event ends in erasure; answers which. */
  eraseMany(tx: Queries, ids: readonly string[], event: string, act: Act): Promise<readonly string[]>;
  /** Lifts a hold and carries out what it had put off; null when there is no such open hold. */
  closeHold(tx: Queries, hold: string, act: Act): Promise<HoldClosed | null>;
  sweep(db: Queries, act: Act): Promise<Swept>;
  /** Does again what a restored backup has undone. */
  replay(tx: Queries, since: readonly Entry[], act: Act, carried?: Omit<Again, 'act'>): Promise<Replayed>;
  /** Erases what a restored backup shows and no key opens; only where the keys are as new as the rows. */
  eraseKeyless(tx: Queries, act: Act): Promise<number>;
  /** Destroys keys that no record has; answers how many. */
  collectKeys(db: Queries, act: Act): Promise<number>;
}

export function records(keeping: Keeping): Records {
  // One deed, one set of rules: they may change between its statements where the policy in force is read again.
  const k = (): Keeping => ({ ...keeping });
  return {
    subject: subjects(keeping.vault.secrets.subject),
    keep: (tx, what, act) => keep(k(), tx, what, act),
    keepMany: (tx, what, act) => keepMany(k(), tx, what, act),
    prepareMany: (tx, what, act) => prepareMany(k(), tx, what, act),
    eraseMany: (tx, ids, event, act) => eraseMany(k(), tx, ids, event, act),
    advance: (tx, id, event, act, facts) => advance(k(), tx, id, event, act, facts),
    advanceMany: (tx, what, act) => advanceMany(k(), tx, what, act),
    learn: (tx, id, facts, act) => learn(k(), tx, id, facts, act),
    assign,
    learnMany: (tx, what, act) => learnMany(k(), tx, what, act),
    open: (tx, id, purpose) => open(k(), tx, id, purpose),
    openMany: (tx, ids, purpose) => openMany(k(), tx, ids, purpose),
    demandErasure: (tx, id, act) => demandErasure(k(), tx, id, act),
    closeHold: (tx, hold, act) => closeHold(k(), tx, hold, act),
    sweep: (db, act) => sweep(k(), db, act),
    replay: (tx, since, act, carried) => replay(k(), tx, since, { ...carried, act }),
    eraseKeyless: (tx, act) => eraseKeyless(k(), tx, act),
    collectKeys: (db, act) => collectKeys(k(), db, act),
  };
}
