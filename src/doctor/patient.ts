import type { Socket } from 'node:net';
import type { Config } from '../config.ts';
import { type Clock, systemClock } from '../core/clock/index.ts';
import { createEgress, createNames, type Destination, hostOf, type Names, recipientsOf } from '../core/egress/index.ts';
import type { Signer } from '../core/journal/index.ts';
import type { Policy } from '../core/policy/index.ts';
import type { Section, Table, World } from '../core/section/index.ts';
import type { Finding, Verdict } from './finding.ts';

/** A deployment as the doctor meets it: its settings, its policy, and the ways to look at it from outside. */
export interface Patient {
  readonly config: Config;
  /** The policy in force; the one of the file where no database could be opened. */
  readonly policy: Policy;
  readonly names: Names;
  /** The gate: the doctor speaks to nobody else either. */
  readonly connect: (to: Destination) => Promise<Socket>;
  /** Real time, even where the records live in a simulated one. */
  readonly wall: Clock;
  /** What was opened; undefined where that failed. */
  readonly inside?: Inside;
}

/** The opened deployment. */
export interface Inside {
  readonly world: World;
  readonly sections: readonly Section[];
  readonly signer: Pick<Signer, 'publicKey'>;
  /** Sections that the policy promises and no code runs. */
  readonly waiting: readonly string[];
  /** The tables of all sections, also of those that the policy in force does not name. */
  readonly tables: Readonly<Record<string, Table>>;
  /** What the running code needs and the policy in force does not have. */
  readonly behind: readonly string[];
  /** The policy file says something else than the policy in force. */
  readonly pending: boolean;
  /** Opens the vault once more, from the key file as it is now. Throws where it does not open. */
  openVaultAgain(): Promise<void>;
}

/** One thing that is looked at. */
export interface Check {
  readonly name: string;
  readonly title: Finding['title'];
  examine(patient: Patient): Promise<readonly Verdict[]>;
}

/** A check of what lies in the database: says nothing where there is none to look into. */
export const insideCheck = (
  check: Omit<Check, 'examine'>,
  examine: (inside: Inside, patient: Patient) => Promise<readonly Verdict[]>,
): Check => ({
  ...check,
  examine: async (patient) => (patient.inside ? examine(patient.inside, patient) : []),
});

/** What an opened application knows of itself. */
export interface Application extends Omit<Inside, 'behind' | 'pending'> {
  readonly config: Config;
  readonly behind: () => readonly string[];
  readonly governing: { readonly pending: boolean };
}

/** The deployment as the opened application has it. */
export const openedPatient = (app: Application): Patient => ({
  config: app.config,
  policy: app.world.rules.policy,
  names: createNames(),
  connect: (to) => app.world.egress.connect(to),
  wall: systemClock(),
  inside: {
    world: app.world,
    sections: app.sections,
    signer: app.signer,
    waiting: app.waiting,
    tables: app.tables,
    behind: app.behind(),
    pending: app.governing.pending,
    openVaultAgain: () => app.openVaultAgain(),
  },
});

/** The deployment where nothing could be opened: what can be seen from outside. */
export function closedPatient(config: Config, policy: Policy): Patient {
  const gate = createEgress({
    recipients: () => recipientsOf(policy),
    hosts: new Map(config.smtpUrl === undefined ? [] : [[hostOf(config.smtpUrl), config.runBy.smtp]]),
    site: hostOf(config.baseUrl),
  });
  return { config, policy, names: createNames(), connect: (to) => gate.connect(to), wall: systemClock() };
}
