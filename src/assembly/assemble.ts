import type { Egress } from '../core/egress/index.ts';
import { signer } from '../core/journal/index.ts';
import { createMail, nextAttempt, type Outbox, verpAddress } from '../core/mail/index.ts';
import { calendar } from '../core/policy/index.ts';
import { type Governing, governing, type Records, records } from '../core/records/index.ts';
import { personsOf, type Section, type Work, type World } from '../core/section/index.ts';
import { type Apart, openApart } from '../core/store/index.ts';
import type { Assembly, Parts } from './assembly.ts';
import { behind } from './behind.ts';
import { gateOf } from './gate.ts';
import { printer } from './print.ts';

export type { Assembly, Parts } from './assembly.ts';

/** Puts the policy in force or finds the one that is, and brings the sections that it names together. */
export async function assemble(parts: Parts): Promise<Assembly> {
  const { db, clock, policy } = parts;
  const print = printer(parts.sections, parts.mode);
  const inForce = await governing(
    db,
    policy,
    { print, ...(parts.takesOver ? { takesOver: true } : parts.judge && { judge: parts.judge }) },
    { now: clock.now(), by: 'server' },
  );
  const named = new Set(inForce.rules.policy.sections.map((paragraph) => paragraph.section));
  const sections = parts.sections.filter((section) => named.has(section.name));
  await using opening = new AsyncDisposableStack();
  const apart = opening.use(await openApart(db, parts.databaseUrl));
  const { world, outbox } = worldOf(parts, inForce, sections, apart);
  opening.defer(() => outbox.close());
  const witnesses = sections.flatMap((section) => section.witness?.(world) ?? []);
  const works = [...witnesses, ...sections.flatMap((section) => section.work?.(world) ?? [])];
  const opened = opening.move();
  return {
    world,
    sections,
    governing: inForce,
    behind: () => behind(policy, inForce.rules.policy),
    outbox,
    works,
    witnesses,
    signer: world.signer,
    offered: policy,
    offeredRules: { policy, calendar: calendar(policy) },
    print,
    ...deliveryOf(world, outbox, works),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

/** The world and its outbox: records and mails call back into sections, which know the world only once it is whole. */
function worldOf(
  parts: Parts,
  inForce: Governing,
  sections: readonly Section[],
  apart: Apart,
): { world: World; outbox: Outbox } {
  const { databaseUrl, smtpUrl, dkim = [], returns, log, vault } = parts;
  const promised: { world?: World } = {};
  const later = () => {
    if (!promised.world) throw new Error('A section asked for the world before it was assembled.');
    return promised.world;
  };
  const entered = new Map(sections.flatMap((section) => Object.entries(section.entered?.(later) ?? {})));
  const deeds = records({
    get rules() {
      return inForce.rules;
    },
    vault,
    entered,
    erasing: new Map(sections.flatMap((section) => Object.entries(section.erasing?.(later) ?? {}))),
    ...(parts.beside && { beside: parts.beside }),
  });
  const egress = gateOf(parts, inForce);
  const outbox = outboxOf(
    parts,
    inForce,
    { deeds, egress },
    sections.flatMap((section) => section.mails?.(later) ?? []),
  );
  const world: World = {
    get rules() {
      return inForce.rules;
    },
    baseUrl: parts.baseUrl,
    mode: parts.mode,
    simulation: parts.simulation,
    operator: parts.operator,
    logFolders: parts.logFolders ?? [],
    clock: parts.clock,
    db: parts.db,
    apart,
    vault,
    signer: signer(vault.secrets.journal),
    records: deeds,
    mail: outbox,
    get persons() {
      return personsOf(world, sections);
    },
    get members() {
      return sections.flatMap((section) => section.members?.(world) ?? [])[0];
    },
    get customers() {
      return sections.flatMap((section) => section.customers?.(world) ?? [])[0];
    },
    get requests() {
      return sections.flatMap((section) => section.requests?.(world) ?? [])[0];
    },
    egress,
    transport: { databaseUrl, smtpUrl, dkim, marksFolder: parts.marksFolder, ...returns, log },
  };
  promised.world = world;
  return { world, outbox };
}

type Kinds = Parameters<typeof createMail>[0]['kinds'];

interface Means {
  readonly deeds: Records;
  readonly egress: Egress;
}

function outboxOf(parts: Parts, inForce: Governing, { deeds, egress }: Means, kinds: Kinds): Outbox {
  const { db, databaseUrl, clock, smtpUrl, dkim = [], log } = parts;
  const { name, email } = inForce.rules.policy.controller;
  return createMail({
    db,
    databaseUrl,
    clock,
    records: deeds,
    kinds,
    sender: { name, address: email },
    smtpUrl,
    dkim,
    egress,
    envelope: envelopeOf(parts),
    ...(log && { log }),
  });
}

/** Each mail has an envelope sender of its own where bounces have a domain, so that what comes back is known by it. */
function envelopeOf({ vault, returns }: Parts) {
  const domain = returns?.bounceDomain;
  if (domain === undefined) return undefined;
  return (mail: { readonly id: string; readonly record: string }) =>
    verpAddress(vault.secrets.token, { record: mail.record, campaign: mail.id }, domain);
}

const deliveryOf = (
  { db }: World,
  outbox: Outbox,
  works: readonly Work[],
): Pick<Assembly, 'deliver' | 'nextDelivery'> => ({
  deliver: async () => {
    await outbox.deliverDue();
    for (const work of works) await work.runDue();
  },
  nextDelivery: async () => earliest([await nextAttempt(db), ...(await Promise.all(works.map((work) => work.next())))]),
});

const earliest = (instants: readonly (Temporal.Instant | null)[]): Temporal.Instant | null =>
  instants.filter((at) => at !== null).sort((a, b) => Temporal.Instant.compare(a, b))[0] ?? null;
