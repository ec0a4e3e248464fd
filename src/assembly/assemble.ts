import type { Clock } from '../core/clock/index.ts';
import { createEgress, type EgressOptions, hostOf, recipientsOf } from '../core/egress/index.ts';
import { type Signer, signer } from '../core/journal/index.ts';
import {
  createMail,
  type DkimKey,
  type MailEvent,
  nextAttempt,
  type Outbox,
  type Transport,
  verpAddress,
} from '../core/mail/index.ts';
import { calendar, noticeMarkdown, type Policy } from '../core/policy/index.ts';
import { type Governing, governing, type Keeping, type Printed, type Rules, records } from '../core/records/index.ts';
import type { OperatorFacts, Section, Witness, Work, World } from '../core/section/index.ts';
import type { Queries } from '../core/store/index.ts';
import type { Vault } from '../core/vault/index.ts';

/** What an assembly is made of. */
export interface Parts {
  readonly db: Queries;
  /** The same database by its address, for the outbox's own connections. */
  readonly databaseUrl: string;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly simulation: boolean;
  readonly policy: Policy;
  /** All sections that run; those that the policy does not name take no part. */
  readonly sections: readonly Section[];
  readonly baseUrl: string;
  readonly mode: 'trial' | 'production';
  readonly operator: OperatorFacts;
  readonly smtpUrl?: string | undefined;
  /** Where mails come back to, and by which ways we hear of it. */
  readonly returns?: Pick<Transport, 'bounceDomain' | 'imapUrl' | 'reportToken'>;
  readonly dkim?: readonly DkimKey[];
  /** Folders of other servers' log files. */
  readonly logFolders?: readonly string[];
  /** Which recipient of the policy runs the mail server, and which the mailbox; left out where only one is active. */
  readonly runBy?: { readonly smtp?: string | undefined; readonly imap?: string | undefined };
  /** How connections are opened; for tests whose far end has no name of its own. */
  readonly dial?: EgressOptions['dial'];
  readonly log?: (event: MailEvent) => void;
}

/** A database, its policy in force and the running sections, brought together. */
export interface Assembly extends AsyncDisposable {
  readonly world: World;
  readonly sections: readonly Section[];
  readonly governing: Governing;
  readonly outbox: Outbox;
  /** What the sections do in the background. */
  readonly works: readonly Work[];
  /** Those of the works that see every request. */
  readonly witnesses: readonly Witness[];
  readonly signer: Signer;
  /** The policy that was offered, which governs only once it is applied, and its rules. */
  readonly offered: Policy;
  readonly offeredRules: Omit<Rules, 'version'>;
  print(policy: Policy): Printed;
  /** Sends every mail that may leave now, and does what the sections' background work may do now. */
  deliver(): Promise<void>;
  /** The next instant at which there is something to deliver, or null. */
  nextDelivery(): Promise<Temporal.Instant | null>;
}

export async function assemble(parts: Parts): Promise<Assembly> {
  const { db, clock, vault, policy, mode } = parts;
  const print = printer(parts.sections, mode);
  const inForce = await governing(db, policy, print, { now: clock.now(), by: 'server' });
  const named = new Set(inForce.rules.policy.sections.map((paragraph) => paragraph.section));
  const sections = parts.sections.filter((section) => named.has(section.name));
  const promised: { world?: World } = {};
  const worldOf = () => {
    if (!promised.world) throw new Error('A section asked for the world before it was assembled.');
    return promised.world;
  };
  const keeping: Keeping = {
    get rules() {
      return inForce.rules;
    },
    vault,
    entered: new Map(sections.flatMap((section) => Object.entries(section.entered?.(worldOf) ?? {}))),
    erasing: new Map(sections.flatMap((section) => Object.entries(section.erasing?.(worldOf) ?? {}))),
  };
  const deeds = records(keeping);
  const { controller } = inForce.rules.policy;
  const egress = createEgress({
    recipients: () => recipientsOf(inForce.rules.policy),
    hosts: hostsOf(parts),
    ...(parts.dial && { dial: parts.dial }),
  });
  const outbox = createMail({
    db,
    databaseUrl: parts.databaseUrl,
    clock,
    records: deeds,
    kinds: sections.flatMap((section) => section.mails?.(worldOf) ?? []),
    sender: { name: controller.name, address: controller.email },
    smtpUrl: parts.smtpUrl,
    dkim: parts.dkim ?? [],
    egress,
    envelope: envelopeOf(parts),
    ...(parts.log && { log: parts.log }),
  });
  const world: World = {
    get rules() {
      return inForce.rules;
    },
    baseUrl: parts.baseUrl,
    mode,
    simulation: parts.simulation,
    operator: parts.operator,
    logFolders: parts.logFolders ?? [],
    clock,
    db,
    vault,
    records: deeds,
    mail: outbox,
    egress,
    transport: {
      databaseUrl: parts.databaseUrl,
      smtpUrl: parts.smtpUrl,
      dkim: parts.dkim ?? [],
      ...parts.returns,
      log: parts.log,
    },
  };
  promised.world = world;
  const witnesses = sections.flatMap((section) => section.witness?.(world) ?? []);
  const works = [...witnesses, ...sections.flatMap((section) => section.work?.(world) ?? [])];
  return {
    world,
    sections,
    governing: inForce,
    outbox,
    works,
    witnesses,
    signer: signer(vault.secrets.journal),
    offered: policy,
    offeredRules: { policy, calendar: calendarOf(policy) },
    print,
    deliver: async () => {
      await outbox.deliverDue();
      for (const work of works) await work.runDue();
    },
    nextDelivery: async () =>
      earliest([await nextAttempt(db), ...(await Promise.all(works.map((work) => work.next())))]),
    [Symbol.asyncDispose]: () => outbox.close(),
  };
}

const earliest = (instants: readonly (Temporal.Instant | null)[]): Temporal.Instant | null =>
  instants.filter((at) => at !== null).sort(Temporal.Instant.compare)[0] ?? null;

/** The hosts that settings name, with the recipient that is said to run each. */
function hostsOf({ smtpUrl, returns, runBy }: Parts): ReadonlyMap<string, string | undefined> {
  const named = [
    [smtpUrl, runBy?.smtp],
    [returns?.imapUrl, runBy?.imap],
  ] as const;
  const hosts = new Map<string, string | undefined>();
  for (const [url, recipient] of named) {
    const host = url !== undefined && URL.canParse(url) ? hostOf(url) : undefined;
    if (host !== undefined) hosts.set(host, recipient ?? hosts.get(host));
  }
  return hosts;
}

const calendarOf = (policy: Policy) => calendar({ timeZone: policy.timeZone, holidays: policy.holidays });

/** Each mail has an envelope sender of its own where bounces have a domain, so that what comes back is known by it. */
function envelopeOf({ vault, returns }: Parts) {
  const domain = returns?.bounceDomain;
  if (domain === undefined) return undefined;
  return (mail: { readonly id: string; readonly record: string }) =>
    verpAddress(vault.secrets.token, { record: mail.record, campaign: mail.id }, domain);
}

function printer(sections: readonly Section[], mode: 'trial' | 'production'): (policy: Policy) => Printed {
  const running = new Set(sections.map((section) => section.name));
  return (policy) => {
    const options = { running, mode, calendar: calendarOf(policy) };
    return { de: noticeMarkdown(policy, 'de', options), en: noticeMarkdown(policy, 'en', options) };
  };
}
