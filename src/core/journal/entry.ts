/** What was done. The list is closed and mirrored by a check constraint: no free text can enter the journal. */
export const deeds = [
  'kept',
  'advanced',
  'erased',
  'refused-erasure',
  'noticed',
  'restricted',
  'released',
  'held',
  'hold-opened',
  'hold-reviewed',
  'hold-closed',
  'policy-applied',
  'key-shredded',
  'disclosed',
  'staff-invited',
  'staff-signed-in',
  'staff-signed-out',
  'staff-removed',
  'staff-role-changed',
  'staff-factor-added',
  'staff-factor-removed',
  'simulation-started',
  'clock-advanced',
  'restored',
  'backed-up',
  'copy-removed',
  'replayed',
  'drilled',
  'key-rotated',
  'rectified',
  'assigned',
  'withheld',
  'reminded',
  'seconded',
] as const;
export type Deed = (typeof deeds)[number];

/** Who acted: a role, never a name. `policy` is the sweep, `operator` the shell. */
export type Actor = 'policy' | 'person' | 'staff' | 'operator' | 'server';

export interface Entry {
  readonly at: Temporal.Instant;
  readonly what: Deed;
  /** Data class, where the deed concerns one. */
  readonly class?: string;
  /** Stage entered, or the stage in which the record was erased. */
  readonly stage?: string;
  /** Promise, duty or reason by its short name: `S50`, `Art.17`, `event:confirmed`. */
  readonly rule: string;
  readonly record?: string;
  readonly actor: Actor;
}

/** An entry as it stands in the journal. */
export interface StoredEntry {
  readonly id: number;
  readonly line: string;
}
