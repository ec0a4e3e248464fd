import fc from 'fast-check';

/** Where a server may fail. */
export const phases = [
  'greeting',
  'hello',
  'starttls',
  'signin',
  'mail',
  'rcpt',
  'data',
  'body',
  'dot',
  'rset',
] as const;
export type Phase = (typeof phases)[number];

/** How. `keeps`: it had already said yes to itself. */
export type Fault =
  | { readonly kind: 'reply'; readonly reply: string }
  | { readonly kind: 'lines' }
  | { readonly kind: 'yes-and-drop' }
  | { readonly kind: 'drop' | 'stall' | 'junk'; readonly keeps: boolean }
  | { readonly kind: 'half'; readonly octets: number; readonly stays: boolean; readonly keeps: boolean };

/** What a server is like all the time. */
export interface Traits {
  readonly pipelining: boolean;
  readonly startTls: boolean;
  /** Encrypted from the first octet, as on port 465 (RFC 8314). */
  readonly implicitTls: boolean;
  /** The handshake waits for it. */
  readonly tlsBegins: Promise<void>;
  /** What follows the yes to STARTTLS in the clear, as from somebody in between. */
  readonly saysTooMuch: string;
  readonly utf8: boolean;
  readonly size: number | undefined;
  readonly login: string;
  /** Each octet of a reply in a packet of its own. */
  readonly byOctet: boolean;
  /** Answers DATA with 354 although it refused the recipient (RFC 2920, section 3.1). */
  readonly asksForEmptyMail: boolean;
  /** After as many mails it says farewell to the next one. */
  readonly mailsPerConnection: number;
  readonly farewell: string;
}

export const usualTraits: Traits = {
  pipelining: true,
  startTls: false,
  implicitTls: false,
  tlsBegins: Promise.resolve(),
  saysTooMuch: '',
  utf8: true,
  size: undefined,
  login: '',
  byOctet: false,
  asksForEmptyMail: false,
  mailsPerConnection: Number.POSITIVE_INFINITY,
  farewell: '421 4.7.0 Too many messages in this connection',
};

/** A fault at the nth time that the server comes to a phase. */
export interface Planned {
  readonly phase: Phase;
  readonly nth: number;
  readonly fault: Fault;
}

const keeps = fc.boolean();

const fault: fc.Arbitrary<Fault> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(
        '421 4.3.2 Shutting down',
        '450 4.2.1 Later',
        '451 4.3.0 Local error',
        '550 5.1.1 Nobody here',
        '554 5.7.1 No',
        '503 5.5.1 Bad sequence',
        '452-4.5.3 Too many\r\n452 4.5.3 messages',
      )
      .map((reply) => ({ kind: 'reply' as const, reply })),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'lines' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'yes-and-drop' as const }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('drop' as const, 'junk' as const), keeps }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stall' as const), keeps }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('half' as const),
      octets: fc.integer({ min: 1, max: 8 }),
      stays: fc.constant(false),
      keeps,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('half' as const),
      octets: fc.integer({ min: 1, max: 8 }),
      stays: fc.constant(true),
      keeps,
    }),
  },
);

/** Most faults strike while mails are under way; those at the door come less often. */
const phase = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...phases) },
  { weight: 3, arbitrary: fc.constantFrom<Phase>('mail', 'rcpt', 'data', 'body', 'dot') },
);

export const plans: fc.Arbitrary<readonly Planned[]> = fc.array(
  fc.record({ phase, nth: fc.integer({ min: 1, max: 12 }), fault }),
  { maxLength: 8 },
);

/** Hands out the planned faults, each once. */
export function faultsOf(plan: readonly Planned[]): (phase: Phase) => Fault | undefined {
  const counts = new Map<Phase, number>();
  return (at) => {
    const nth = (counts.get(at) ?? 0) + 1;
    counts.set(at, nth);
    return plan.find((planned) => planned.phase === at && planned.nth === nth)?.fault;
  };
}
