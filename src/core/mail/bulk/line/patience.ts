/** How long a server may be silent in each phase: RFC 5321, section 4.5.3.2. Technical, no retention. */
export interface BulkPatience {
  readonly connect: Temporal.Duration;
  readonly greeting: Temporal.Duration;
  readonly hello: Temporal.Duration;
  readonly mail: Temporal.Duration;
  readonly rcpt: Temporal.Duration;
  readonly data: Temporal.Duration;
  /** Until the whole body is out of our hands. */
  readonly body: Temporal.Duration;
  /** Shorter than ten minutes, and mail is sent twice. */
  readonly dot: Temporal.Duration;
  /** A connection that has nothing to do is closed. */
  readonly idle: Temporal.Duration;
  /** How long mails wait for a server that cannot be reached. */
  readonly unreachable: Temporal.Duration;
  /** How long mails on the wire may still take when the pipeline is closed. */
  readonly farewell: Temporal.Duration;
}

const minutes = (count: number) => Temporal.Duration.from({ minutes: count });
const seconds = (count: number) => Temporal.Duration.from({ seconds: count });

const bulkPatience: BulkPatience = {
  connect: seconds(30),
  greeting: minutes(5),
  hello: minutes(5),
  mail: minutes(5),
  rcpt: minutes(5),
  data: minutes(2),
  body: minutes(10),
  dot: minutes(10),
  idle: seconds(10),
  unreachable: seconds(30),
  farewell: seconds(10),
};

/** The same in milliseconds, as the event loop counts. */
export type Limits = { readonly [phase in keyof BulkPatience]: number };

export function limitsOf(patience: Partial<BulkPatience> = {}): Limits {
  const all = { ...bulkPatience, ...patience };
  const limits = Object.entries(all).map(([phase, duration]) => [phase, duration.total('milliseconds')]);
  return Object.fromEntries(limits) as Limits;
}
