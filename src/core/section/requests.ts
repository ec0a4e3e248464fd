import type { Language } from '../policy/index.ts';
import type { Act } from '../records/index.ts';
import type { Queries } from '../store/index.ts';

/** What a person may ask for (Art. 7(3), 15 to 21 GDPR). */
export const requestKinds = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'objection',
  'withdrawal',
  'portability',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** The ways by which a request can reach us; no form is prescribed (S81). */
export const requestChannels = ['portal', 'mail', 'phone', 'letter', 'form'] as const;
export type RequestChannel = (typeof requestChannels)[number];

/** The deeds of which every recipient is told (Art. 19 GDPR). */
export type ToldDeed = Extract<RequestKind, 'rectification' | 'erasure' | 'restriction'>;

/** A request as it came in. What is not known is left out. */
export interface NewRequest {
  readonly kinds: readonly RequestKind[];
  readonly channel: RequestChannel;
  /** The address that it is about, and to which the answer goes. */
  readonly address?: string | undefined;
  readonly name?: string | undefined;
  readonly text?: string | undefined;
  /** When it reached us, from which our time to answer counts: not when somebody entered it. */
  readonly receivedAt: Temporal.Instant;
  readonly language: Language;
  /** What has been done already, so that whoever was given these records is listed as somebody to tell (Art. 19 GDPR). */
  readonly changed?: { readonly deed: ToldDeed; readonly records: readonly string[] };
  /** How far an objection goes; to advertising alone, or to all that rests on a legitimate interest (the default). */
  readonly objectsTo?: 'advertising' | 'all';
  /** Which records a withdrawal is about; every consent of the address where it names none. */
  readonly withdraws?: readonly string[] | undefined;
}

export type RequestOutcome = 'granted' | 'partly' | 'refused';

/** How an answer reached the person. `mail`: it goes out with the answer. */
export type AnsweredBy = 'portal' | 'mail' | 'letter' | 'phone';

/** What we answer. Whatever is not done is answered with reasons; complaint and court are added by themselves (S82). */
export type RequestAnswer = {
  readonly text?: string;
  /** What lies behind the letter, such as the report of an access. */
  readonly enclosed?: string;
  /** The same for programs, as JSON: goes with a mail, and is not kept. */
  readonly copy?: string;
  readonly by: AnsweredBy;
} & ({ readonly outcome: 'granted' } | { readonly outcome: 'partly' | 'refused'; readonly reasons: string });

export type RequestAnswered =
  | { readonly answered: string }
  /** `gone`: there is no such request, or it is answered. `address`: there is none for a mail. */
  | { readonly refused: 'gone' | 'reasons' | 'address' };

/** Requests about rights, whatever way they came; offered by the section that keeps them. */
export interface Requests {
  /**
   * Enters a request. An objection or a withdrawal is carried out in this very transaction (S79, S80), except those of the
   * portal, which has done so itself. Throws `RangeError` for an instant that lies ahead and for no kind at all.
   */
  receive(tx: Queries, request: NewRequest, act: Act): Promise<{ readonly request: string }>;
  /**
   * Answers it. Once the answer has arrived and every recipient has been told it is blocked: evidence, and nothing else.
   * Answers the stage in which it stands then.
   */
  answer(tx: Queries, request: string, answer: RequestAnswer, act: Act): Promise<RequestAnswered>;
}
