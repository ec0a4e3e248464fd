import type { Carrying } from '../backup/index.ts';
import type { Job } from '../jobs/index.ts';
import type { MailKind } from '../mail/index.ts';
import type { Text } from '../policy/index.ts';
import type { Act, Opened, Table } from '../records/index.ts';
import type { Queries } from '../store/index.ts';
import type { Access, Web } from '../web/index.ts';
import type { Customers } from './customers.ts';
import type { Members, StaffDesk, StaffPart, StaffPlace } from './desk.ts';
import type { Field, HeldHere, Rectified, Seen } from './held.ts';
import type { Requests } from './requests.ts';
import type { World } from './world.ts';

export type { Table } from '../records/index.ts';

/** What a section can say and do about one record of one person. */
export interface SubjectAccess {
  /** Reads a record that was opened for the person's own access. */
  fields(tx: Queries, opened: Opened, world: World): Promise<readonly Field[]>;
  /** The same of many records at once, where one after the other would be slow. */
  fieldsOfMany?(tx: Queries, all: readonly Opened[], world: World): Promise<ReadonlyMap<string, readonly Field[]>>;
  /** Corrects a field that it says can be corrected (Art. 16 GDPR). */
  rectify?(
    tx: Queries,
    opened: Opened,
    correction: { readonly field: string; readonly value: string },
    act: Act,
    world: World,
  ): Promise<Rectified>;
}

/** Something that a section does in the background. Many processes may each run it. */
export interface Work {
  readonly name: string;
  /** Works until the signal, then ends what is under way. Never throws for what it can try again. */
  run(signal: AbortSignal): Promise<void>;
  /** Does everything that may be done at this instant: for a clock that is moved by hand. */
  runDue(): Promise<void>;
  /** The next instant at which there will be something to do, or null. */
  next(): Promise<Temporal.Instant | null>;
}

/** Sees every request once it is answered. */
export interface Witness extends Work {
  seen(access: Access): void;
}

/** A number that somebody has to look at: measured at /metrics, shown on the board of the staff area. Names nobody. */
export interface Figure {
  /** For /metrics: `avow_`, then words in snake case. */
  readonly name: string;
  readonly title: Text;
  /** What it means and what to do when it is not 0. */
  readonly help: Text;
  read(): Promise<number>;
  /** Where it is dealt with, if there is such a page. */
  readonly path?: string;
  /** What it counts is past its last day, though no record is: the data class whose promise that breaks. */
  readonly late?: string;
}

/** What a person has declared, for whoever has to be shown it. */
export interface SignedProof {
  /** A signed document (`core/journal/signed`): what counts. */
  readonly json: string;
  /** The same for paper, with the signed document inside. */
  pdf(): Promise<Uint8Array>;
}

/** A section's code: one typed object, brought to the paragraph of the same name by `app.ts`. */
export interface Section {
  readonly name: string;
  /** By `schema.table`. */
  readonly tables: Readonly<Record<string, Table>>;
  /** The kinds of mail it sends. */
  mails?(world: () => World): readonly MailKind[];
  /** What it does when records enter a stage, by `class/stage`; the rule says what led there, as the journal does. */
  entered?(
    world: () => World,
  ): Readonly<Record<string, (tx: Queries, ids: readonly string[], act: Act, rule: string) => Promise<void>>>;
  /** What it does right before records of a class are erased, by class. */
  erasing?(
    world: () => World,
  ): Readonly<Record<string, (tx: Queries, ids: readonly string[], act: Act) => Promise<void>>>;
  /** What it does when a backup was restored, in the transaction that gives it free: nothing may go out a second time. */
  restored?(tx: Queries, act: Act): Promise<void>;
  /** What the journal's copy carries of records that enter a stage, by `class/stage`, so that a restore has it too. */
  carrying?(world: World): Readonly<Record<string, Carrying>>;
  routes?(web: Web, world: World): void;
  /** What it does by itself, beside the schedule of the core. */
  work?(world: World): readonly Work[];
  /** What it does with every request, and by itself to bring it to the end. */
  witness?(world: World): Witness;
  /** Lays its pages in the staff area. */
  staffRoutes?(desk: StaffDesk, world: World): void;
  /** For which parts of it somebody may have a role of their own. */
  staffParts?(world: World): readonly StaffPart[];
  /** Where its pages stand in the navigation of the staff area. */
  readonly staffPlaces?: readonly StaffPlace[];
  /** What it does again and again while the server runs. */
  jobs?(world: World): readonly Job[];
  /** Paths whose forms carry files, with the bytes that a body may have there. */
  readonly uploads?: Readonly<Record<string, number>>;
  /** Files that its pages load, beside those of the web base. */
  readonly assets?: readonly URL[];
  /** What its forms in the staff area do, by path: the words for the log of what staff did. */
  readonly staffDeeds?: Readonly<Record<string, Text>>;
  /** Paths whose forms in the staff area only ask, so that nothing is noted. */
  readonly staffQuestions?: readonly string[];
  /** What has to be looked at when it is not 0. */
  figures?(world: World): readonly Figure[];
  /** Reaches the people who work here, for all sections. */
  members?(world: World): Members;
  /** Takes in sales for advertising to customers by permission of law; undefined where the policy does not use it. */
  customers?(world: World): Customers | undefined;
  /** Takes in requests about rights, for all sections. */
  requests?(world: World): Requests;
  /** When somebody last looked whether what it keeps is still needed: public, to the day; undefined while nobody has. */
  lastReview?(world: World): Promise<Temporal.Instant | undefined>;
  readonly subject?: SubjectAccess;
  /** What it holds about the browser that somebody uses right now, where that goes by no address (S5). */
  here?(world: World, seen: Seen): Promise<readonly HeldHere[]>;
  /** The proof of a person's declarations; null when the section holds none about the address. */
  proof?(world: World, address: string): Promise<SignedProof | null>;
}

/** Declares a section. */
export const defineSection = (section: Section): Section => section;
